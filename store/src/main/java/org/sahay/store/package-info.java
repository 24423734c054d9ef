/** What is kept and where: wires the features of this module; each keeps its own tables and promises. */
@NullMarked
package org.sahay.store;

import org.jspecify.annotations.NullMarked;
