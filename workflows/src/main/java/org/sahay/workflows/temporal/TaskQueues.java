package org.sahay.workflows.temporal;

/** One task queue per failure domain. */
public final class TaskQueues {
    public static final String COMPLAINTS = "complaints";
    public static final String MESSAGES = "messages";

    private TaskQueues() {}
}
