/** Buckets of requests that all instances draw from, and each from its own while Redis does not answer. */
@NullMarked
package org.sahay.store.ratelimit;

import org.jspecify.annotations.NullMarked;
