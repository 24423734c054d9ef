/** Server programs in a cache of the user's; promises that a tool is either there whole or not at all. */
@NullMarked
package org.sahay.local.tools;

import org.jspecify.annotations.NullMarked;
