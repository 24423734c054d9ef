package org.sahay.workflows.complaint;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Actor;

/** Action requests, each under a key of its own unless one is given, complete unless said otherwise. */
final class Requests {
    private static final AtomicInteger KEYS = new AtomicInteger();

    private Requests() {}

    /** What the action needs at least; for ASSIGN and TRANSFER use the methods of their own. */
    static ActionRequest request(Actor actor, ComplaintAction action) {
        return new Builder(actor, action).comment().build();
    }

    static ActionRequest bare(Actor actor, ComplaintAction action) {
        return new Builder(actor, action).build();
    }

    static ActionRequest rate(Actor actor, int rating) {
        return new Builder(actor, ComplaintAction.RATE).rating(rating).build();
    }

    static ActionRequest reject(Actor actor, @Nullable RejectReason reason) {
        return new Builder(actor, ComplaintAction.REJECT)
                .comment()
                .reason(reason)
                .build();
    }

    static ActionRequest assign(Actor actor, @Nullable Candidate assignee) {
        return new Builder(actor, ComplaintAction.ASSIGN).assignee(assignee).build();
    }

    static ActionRequest transfer(Actor actor, String department) {
        return transfer(actor, new ActionRequest.OfficeChange(department, null, null));
    }

    static ActionRequest transfer(Actor actor, int state, int district) {
        return transfer(actor, new ActionRequest.OfficeChange(null, state, district));
    }

    static ActionRequest transfer(Actor actor, ActionRequest.@Nullable OfficeChange office) {
        return new Builder(actor, ComplaintAction.TRANSFER)
                .comment()
                .office(office)
                .build();
    }

    static ActionRequest withKey(ActionRequest request, String key) {
        return withKey(request, key, request.fingerprint());
    }

    static ActionRequest withKey(ActionRequest request, String key, String fingerprint) {
        return new ActionRequest(
                key,
                fingerprint,
                request.actor(),
                request.action(),
                request.hasComment(),
                request.reason(),
                request.rating(),
                request.assignee(),
                request.assigneeNamed(),
                request.office(),
                request.rowSeq());
    }

    private static final class Builder {
        private final Actor actor;
        private final ComplaintAction action;
        private boolean comment;
        private @Nullable RejectReason reason;
        private @Nullable Integer rating;
        private @Nullable Candidate assignee;
        private boolean assigneeNamed;
        private ActionRequest.@Nullable OfficeChange office;

        Builder(Actor actor, ComplaintAction action) {
            this.actor = actor;
            this.action = action;
        }

        Builder comment() {
            comment = true;
            return this;
        }

        Builder reason(@Nullable RejectReason given) {
            reason = given;
            return this;
        }

        Builder rating(int given) {
            rating = given;
            return this;
        }

        Builder assignee(@Nullable Candidate given) {
            assignee = given;
            assigneeNamed = true;
            return this;
        }

        Builder office(ActionRequest.@Nullable OfficeChange given) {
            office = given;
            return this;
        }

        ActionRequest build() {
            int number = KEYS.incrementAndGet();
            return new ActionRequest(
                    "key-" + number,
                    "body-" + number,
                    actor,
                    action,
                    comment,
                    reason,
                    rating,
                    assignee,
                    assigneeNamed,
                    office,
                    null);
        }
    }
}
