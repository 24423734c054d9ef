/** Citizens' text, sealed: everybody else keeps a random token. Text of a refused action is deleted. */
@NullMarked
package org.sahay.store.vault;

import org.jspecify.annotations.NullMarked;
