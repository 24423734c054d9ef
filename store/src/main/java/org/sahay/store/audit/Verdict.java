package org.sahay.store.audit;

import java.util.List;

/**
 * How the trail stands.
 *
 * @param blocks how many were looked at
 * @param entries how many they hold
 * @param checkpoints how many notes there were
 * @param unsealed what no block vouches for yet; seconds old where the sealer runs
 */
public record Verdict(long blocks, long entries, int checkpoints, Tail unsealed, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean isClean() {
        return findings.isEmpty();
    }
}
