package org.sahay.faults.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Complaints and workflows are the same set, one to one, and a workflow runs as long as its complaint is open. */
public final class OneWorkflowEach {
    private static final String PREFIX = "complaint/";

    private OneWorkflowEach() {}

    /** What a workflow execution does; one that went on in a new history is not another workflow. */
    public enum State {
        RUNNING,
        CONTINUED,
        COMPLETED,
        BROKEN
    }

    /** One execution as Temporal lists it. */
    public record Execution(String workflowId, String runId, State state) {}

    /**
     * @param complaints every complaint there is
     * @param open those that are not closed
     */
    public static List<String> violations(Set<UUID> complaints, Set<UUID> open, List<Execution> executions) {
        var found = new ArrayList<String>();
        Map<String, List<Execution>> chains = new HashMap<>();
        executions.stream()
                .filter(execution -> execution.state() != State.CONTINUED)
                .forEach(execution -> chains.computeIfAbsent(execution.workflowId(), _ -> new ArrayList<>())
                        .add(execution));
        for (UUID complaint : complaints) {
            var chain = chains.remove(PREFIX + complaint);
            if (chain == null) {
                found.add("complaint %s has no workflow".formatted(complaint));
            } else if (chain.size() > 1) {
                found.add("complaint %s has %d workflows: %s".formatted(complaint, chain.size(), chain));
            } else {
                addState(found, complaint, open.contains(complaint), chain.getFirst());
            }
        }
        chains.keySet().forEach(id -> found.add("workflow %s has no complaint".formatted(id)));
        return found;
    }

    private static void addState(List<String> found, UUID complaint, boolean open, Execution execution) {
        State expected = open ? State.RUNNING : State.COMPLETED;
        if (execution.state() != expected) {
            found.add("complaint %s is %s, but its workflow is %s"
                    .formatted(complaint, open ? "open" : "closed", execution.state()));
        }
    }
}
