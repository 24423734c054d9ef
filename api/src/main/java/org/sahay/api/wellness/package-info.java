/** What was measured of somebody: its metrics, its series, and what of it somebody has to look at. */
@NullMarked
package org.sahay.api.wellness;

import org.jspecify.annotations.NullMarked;
