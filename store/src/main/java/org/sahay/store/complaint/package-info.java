/** Complaints: written in one transaction with timeline, audit and outbox, read as rows, timelines and views. */
@NullMarked
package org.sahay.store.complaint;

import org.jspecify.annotations.NullMarked;
