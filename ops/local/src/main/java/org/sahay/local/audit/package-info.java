/** Verifies the audit trail, without the key that seals it. */
@NullMarked
package org.sahay.local.audit;

import org.jspecify.annotations.NullMarked;
