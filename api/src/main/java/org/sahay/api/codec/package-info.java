/** Opens sealed payloads of workflows for the Temporal UI, whose pages ask by a cookie of their own. */
@NullMarked
package org.sahay.api.codec;

import org.jspecify.annotations.NullMarked;
