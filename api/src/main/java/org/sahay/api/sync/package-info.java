/** The one door through which devices bring what they kept while they were offline: each event answered for itself, and once. */
@NullMarked
package org.sahay.api.sync;

import org.jspecify.annotations.NullMarked;
