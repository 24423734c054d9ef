/** The topic as somebody else reads it: with a client and a schema validator that share nothing with the product. */
@NullMarked
package org.sahay.faults.events;

import org.jspecify.annotations.NullMarked;
