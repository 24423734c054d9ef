/** Keys change, are away, or are destroyed, while people file and read (F20). */
@NullMarked
package org.sahay.faults.vault;

import org.jspecify.annotations.NullMarked;
