/** How everything talks to Temporal: one client, one payload converter that seals, one JSON form of the domain. */
@NullMarked
package org.sahay.store.temporal;

import org.jspecify.annotations.NullMarked;
