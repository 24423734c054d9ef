/** What every workflow shares: task queues, activity presets and search attributes, each named in one place. */
@NullMarked
package org.sahay.workflows.temporal;

import org.jspecify.annotations.NullMarked;
