/** Telling people: the port through which every notice goes, each sent once. */
@NullMarked
package org.sahay.workflows.notification;

import org.jspecify.annotations.NullMarked;
