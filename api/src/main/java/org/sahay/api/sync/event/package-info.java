/**
 * What devices send: batches split into events, each read on its own and against the schema of its type, so that one that cannot
 * be read never hurts its neighbours. Nothing here asks anything outside.
 */
@NullMarked
package org.sahay.api.sync.event;

import org.jspecify.annotations.NullMarked;
