/** The Spring Boot application that runs the REST API; configured by {@code api.yml}. */
@NullMarked
package org.sahay.api;

import org.jspecify.annotations.NullMarked;
