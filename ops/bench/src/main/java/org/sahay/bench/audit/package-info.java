/** What sealing the audit trail costs those whose requests are in it. */
@NullMarked
package org.sahay.bench.audit;

import org.jspecify.annotations.NullMarked;
