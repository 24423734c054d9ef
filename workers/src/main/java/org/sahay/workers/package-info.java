/** The Spring Boot application that runs the worker pools, consumers and the outbox relay; configured by {@code workers.yml}. */
@NullMarked
package org.sahay.workers;

import org.jspecify.annotations.NullMarked;
