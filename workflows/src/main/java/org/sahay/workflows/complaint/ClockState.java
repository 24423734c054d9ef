package org.sahay.workflows.complaint;

/** Whether a clock runs. */
public enum ClockState {
    RUNNING,
    PAUSED,
    STOPPED
}
