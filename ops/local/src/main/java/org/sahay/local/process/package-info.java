/** Child processes that outlive the command line; promises that only a process it started itself is ever signalled. */
@NullMarked
package org.sahay.local.process;

import org.jspecify.annotations.NullMarked;
