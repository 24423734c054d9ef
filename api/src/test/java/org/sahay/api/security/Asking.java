package org.sahay.api.security;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.complaint.Standings;
import org.sahay.api.complaint.Standings.Subject;
import org.sahay.workflows.identity.Actor;

/** How each operation is asked about a subject. */
final class Asking {
    private static final String[] EVERY_VIEW = {
        "", "&view=mine", "&view=inbox", "&view=area", "&view=breaching", "&view=held"
    };

    private final TestApi api;

    Asking(TestApi api) {
        this.api = api;
    }

    /** @throws IllegalArgumentException for an operation that nobody has said here how to ask */
    Answer answer(String operation, @Nullable Actor caller, Subject subject) {
        String id = subject.id();
        return switch (operation) {
            case "listComplaintCategories" -> api.get(caller, "/v1/complaint-categories");
            case "fileComplaint" -> file(caller, subject);
            case "listComplaints" -> api.get(caller, "/v1/complaints?number=" + subject.number());
            case "readComplaint" -> api.get(caller, "/v1/complaints/" + id);
            case "actOnComplaint" -> act(caller, id, Map.of("action", "COMMENT", "comment", Standings.SEALED_WORDS));
            case "listDevMessages" -> api.get(caller, "/v1/dev/messages?to=" + subject.citizen());
            default -> throw new IllegalArgumentException("Say here how to ask " + operation + " about a subject");
        };
    }

    /** The cell of the table: status, the problem's code, and for a list whether any view of it shows the subject. */
    String cell(String operation, @Nullable Actor caller, Subject subject, Answer answer) {
        if (answer.status() >= 400) {
            return answer.status() + " " + answer.code();
        }
        if (!operation.equals("listComplaints")) {
            return Integer.toString(answer.status());
        }
        boolean shown = Stream.of(EVERY_VIEW)
                .map(view -> api.get(caller, "/v1/complaints?number=" + subject.number() + view))
                .anyMatch(list -> list.response().body().contains(subject.id()));
        return answer.status() + (shown ? " shown" : " hidden");
    }

    Answer act(@Nullable Actor caller, String id, Map<String, ?> body) {
        return api.act(caller, id, body, "Idempotency-Key", "one-key-for-all");
    }

    private Answer file(@Nullable Actor caller, Subject subject) {
        boolean forOneself = caller == null || caller.id().equals(subject.citizen());
        String body = Standings.aComplaint(forOneself ? "" : Standings.onBehalfOf(subject.citizen()));
        return api.post(
                caller,
                "/v1/complaints",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
