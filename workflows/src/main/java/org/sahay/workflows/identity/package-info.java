/** Who acts: roles, their rungs, and the actor of one request, by random id and never by name. */
@NullMarked
package org.sahay.workflows.identity;

import org.jspecify.annotations.NullMarked;
