/** The API's own description, OpenAPI 3.1: every operation with its roles, its problems and an example of each body. */
@NullMarked
package org.sahay.api.openapi;

import org.jspecify.annotations.NullMarked;
