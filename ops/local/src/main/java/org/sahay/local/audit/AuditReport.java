package org.sahay.local.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.Finding;
import org.sahay.store.audit.FindingKind;
import org.sahay.store.audit.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** A verdict in words for a person, or as JSON for a program. */
record AuditReport(Verdict verdict, Instant now) {
    private static final int SHOWN = 5;
    /** The sealer comes every few seconds; what waits longer, whoever kept it from its work may have changed. */
    private static final Duration LATE = Duration.ofMinutes(1);

    String text() {
        var text = new StringBuilder("%d blocks with %d entries, %d checkpoints%n"
                .formatted(verdict.blocks(), verdict.entries(), verdict.checkpoints()));
        text.append(unsealed()).append(System.lineSeparator());
        for (FindingKind kind : FindingKind.values()) {
            append(text, kind);
        }
        if (isClean()) {
            text.append("Clean: every sealed entry is as it was sealed.%n".formatted());
        }
        return text.toString();
    }

    private String unsealed() {
        Long age = age();
        if (age == null) {
            return "Nothing waits to be sealed.";
        }
        String waiting = "%d entries are not sealed yet, the oldest for %d s: nothing vouches for them."
                .formatted(verdict.unsealed().entries(), age);
        return isLate() ? waiting + " Does the sealer run? It is part of the workers." : waiting;
    }

    /** Nothing was found, and nothing has waited for the sealer longer than it takes. */
    boolean isClean() {
        return verdict.isClean() && !isLate();
    }

    private boolean isLate() {
        Long age = age();
        return age != null && age > LATE.toSeconds();
    }

    private void append(StringBuilder text, FindingKind kind) {
        List<Finding> all = verdict.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        all.stream().limit(SHOWN).forEach(finding -> text.append("%-20s %s%n".formatted(kind, finding.found())));
        if (all.size() > SHOWN) {
            text.append("%-20s and %d more%n".formatted("", all.size() - SHOWN));
        }
        text.append("%-20s -> %s%n".formatted("", kind.help()));
    }

    String json() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("clean", isClean());
        object.put("blocks", verdict.blocks());
        object.put("entries", verdict.entries());
        object.put("checkpoints", verdict.checkpoints());
        object.put("unsealed", verdict.unsealed().entries());
        object.put("oldestUnsealedSeconds", age());
        object.put(
                "findings",
                verdict.findings().stream()
                        .map(finding -> Map.of(
                                "kind",
                                finding.kind(),
                                "block",
                                finding.block(),
                                "found",
                                finding.found(),
                                "help",
                                finding.kind().help()))
                        .toList());
        return new JsonMapper().writeValueAsString(object) + System.lineSeparator();
    }

    private @Nullable Long age() {
        Instant oldest = verdict.unsealed().oldest();
        return oldest == null ? null : Math.max(0, Duration.between(oldest, now).toSeconds());
    }
}
