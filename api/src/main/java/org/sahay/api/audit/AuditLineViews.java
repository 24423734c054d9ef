package org.sahay.api.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.api.audit.AuditLineJson.BasisJson;
import org.sahay.api.audit.AuditLineJson.ConsentJson;
import org.sahay.api.audit.AuditLineJson.TextsJson;
import org.sahay.api.audit.AuditLineJson.Who;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditLine;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.Delegation;
import org.sahay.templates.Labels;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Role;

/** Shows lines of the trail: with the consents they rest on, and in words. */
final class AuditLineViews {
    private static final String LABELS = "audit.";

    private final CareLinks careLinks;
    private final Labels labels;

    AuditLineViews(CareLinks careLinks, Labels labels) {
        this.careLinks = careLinks;
        this.labels = labels;
    }

    List<AuditLineJson> show(List<AuditLine> lines, UUID me, Locale locale) {
        List<UUID> ids = lines.stream()
                .map(line -> line.entry().basis())
                .filter(Objects::nonNull)
                .map(Basis::consent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, Delegation> consents =
                careLinks.consents(ids).stream().collect(Collectors.toMap(Delegation::id, Function.identity()));
        return lines.stream().map(line -> show(line, me, consents, locale)).toList();
    }

    private AuditLineJson show(AuditLine line, UUID me, Map<UUID, Delegation> consents, Locale locale) {
        AuditEntry entry = line.entry();
        Who who = who(entry, me);
        return new AuditLineJson(
                line.at(),
                who,
                entry.actorRole(),
                who == Who.HELPER ? entry.actorId() : null,
                entry.operation(),
                entry.objectType(),
                entry.objectId(),
                entry.purpose(),
                basis(entry.basis(), consents),
                texts(entry, locale));
    }

    private static Who who(AuditEntry entry, UUID me) {
        UUID actor = entry.actorId();
        if (actor == null) {
            return Who.SYSTEM;
        }
        if (actor.equals(me)) {
            return Who.ME;
        }
        boolean helps = entry.actorRole().equals(Role.CAREGIVER.code())
                || entry.actorRole().equals(Role.ASHA.code());
        return helps ? Who.HELPER : Who.STAFF;
    }

    private static @Nullable BasisJson basis(@Nullable Basis basis, Map<UUID, Delegation> consents) {
        if (basis == null) {
            return null;
        }
        UUID id = basis.consent();
        Delegation consent = id == null ? null : consents.get(id);
        return new BasisJson(
                basis.ground(),
                id == null
                        ? null
                        : new ConsentJson(
                                id,
                                consent == null ? null : consent.recordedAt(),
                                consent == null ? null : consent.expiresAt()));
    }

    private TextsJson texts(AuditEntry entry, Locale locale) {
        Basis basis = entry.basis();
        return new TextsJson(
                text("role." + entry.actorRole(), locale),
                text("operation." + entry.operation(), locale),
                text("purpose." + entry.purpose(), locale),
                basis == null ? null : text("ground." + basis.ground(), locale));
    }

    /** The trail outlives what this program can name. */
    private String text(String code, Locale locale) {
        String key = LABELS + code;
        if (labels.keys().contains(key)) {
            return labels.label(key, locale);
        }
        return labels.label(labels.keys().contains(code) ? code : LABELS + "other", locale);
    }
}
