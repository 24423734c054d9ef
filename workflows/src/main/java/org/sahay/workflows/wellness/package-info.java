/** What can be measured of somebody, and between which values: data, so that a new metric is a line and no code. */
@NullMarked
package org.sahay.workflows.wellness;

import org.jspecify.annotations.NullMarked;
