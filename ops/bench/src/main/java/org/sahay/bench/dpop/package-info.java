/** What it costs that every request proves its device: DPoP beside a plain bearer token. */
@NullMarked
package org.sahay.bench.dpop;

import org.jspecify.annotations.NullMarked;
