/** Who calls: bearer tokens become an {@code Actor}, and what a role may ask for is refused to every other. */
@NullMarked
package org.sahay.api.security;

import org.jspecify.annotations.NullMarked;
