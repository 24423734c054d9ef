/** Complaints: the case and what decides it, the workflow that keeps its clocks, and the ports it acts through. */
@NullMarked
package org.sahay.workflows.complaint;

import org.jspecify.annotations.NullMarked;
