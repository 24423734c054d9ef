/** The request an effect belongs to: its id and W3C trace, carried through outbox, Temporal and Kafka. */
@NullMarked
package org.sahay.store.trace;

import org.jspecify.annotations.NullMarked;
