package org.sahay.api.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.CitizenClock;
import org.sahay.workflows.complaint.ClockState;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintOutcome;
import org.sahay.workflows.complaint.ComplaintState;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.OfficerClock;
import org.sahay.workflows.identity.Role;

/** Where a complaint stands, without a word anybody wrote: what is answered when it is filed, and in lists. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComplaintSummary(
        UUID id,
        String number,
        ComplaintStatus status,
        @Nullable ComplaintOutcome outcome,

        @Schema(description = "Why it is held or was rejected") @Nullable
        String reason,

        String category,

        @Schema(description = "The rung it stands on: 1 district, 2 state, 3 national")
        int level,

        @Nullable OwnerJson owner,
        ClocksJson clocks,
        LinksJson links) {
    @Schema(name = "Owner")
    record OwnerJson(@Schema(implementation = String.class) Role role, UUID officerId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Clocks")
    record ClocksJson(ClockJson citizen, @Nullable ClockJson officer) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Clock")
    record ClockJson(
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Schema(description = "End of the term; null while it is paused or stopped", nullable = true)
            @Nullable
            Instant dueAt,

            @Schema(description = "What is left of the term; only while it is paused") @Nullable
            Long remainingSeconds,

            ClockState state) {}

    @Schema(name = "Links")
    record LinksJson(String self, String actions) {
        static LinksJson of(UUID id) {
            return new LinksJson("/v1/complaints/" + id, "/v1/complaints/" + id + "/actions");
        }
    }

    static ComplaintSummary of(ComplaintCase kase, String number) {
        return new ComplaintSummary(
                kase.id().value(),
                number,
                kase.status(),
                outcome(kase),
                reason(kase),
                kase.category(),
                kase.level(),
                owner(kase),
                clocks(kase),
                LinksJson.of(kase.id().value()));
    }

    static @Nullable ComplaintOutcome outcome(ComplaintCase kase) {
        return kase.state() instanceof ComplaintState.Closed(ComplaintOutcome outcome) ? outcome : null;
    }

    static @Nullable String reason(ComplaintCase kase) {
        return switch (kase.state()) {
            case ComplaintState.Held(var reason) -> reason.name();
            case ComplaintState.Rejected(var reason) -> reason.name();
            case ComplaintState.Submitted s -> null;
            case ComplaintState.Assigned a -> null;
            case ComplaintState.InProgress i -> null;
            case ComplaintState.AwaitingCitizen a -> null;
            case ComplaintState.Resolved r -> null;
            case ComplaintState.Closed c -> null;
        };
    }

    static @Nullable OwnerJson owner(ComplaintCase kase) {
        return kase.owner() == null
                ? null
                : new OwnerJson(kase.owner().role(), kase.owner().officerId());
    }

    static ClocksJson clocks(ComplaintCase kase) {
        return new ClocksJson(clock(kase.citizenClock()), clock(kase.officerClock()));
    }

    static ClocksJson citizenClock(ComplaintCase kase) {
        return new ClocksJson(clock(kase.citizenClock()), null);
    }

    private static ClockJson clock(CitizenClock clock) {
        Duration remaining = clock.remaining();
        return new ClockJson(clock.dueAt(), remaining == null ? null : remaining.toSeconds(), clock.state());
    }

    private static @Nullable ClockJson clock(@Nullable OfficerClock clock) {
        if (clock == null) {
            return null;
        }
        Instant pausedAt = clock.pausedAt();
        return pausedAt == null
                ? new ClockJson(clock.dueAt(), null, clock.state())
                : new ClockJson(null, Duration.between(pausedAt, clock.dueAt()).toSeconds(), clock.state());
    }
}
