/** Redis is killed, emptied or stands still while people file, read and sign in. */
@NullMarked
package org.sahay.faults.redis;

import org.jspecify.annotations.NullMarked;
