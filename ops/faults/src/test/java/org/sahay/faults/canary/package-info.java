/** Made-up personal data that goes in everywhere, and is looked for wherever something is kept, written or told. */
@NullMarked
package org.sahay.faults.canary;

import org.jspecify.annotations.NullMarked;
