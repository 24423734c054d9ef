package org.sahay.api.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Personal;
import org.sahay.store.notification.Messages;
import org.sahay.store.notification.SentMessage;
import org.sahay.workflows.complaint.NoticeKind;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages the LOG provider would have sent. */
@RestController
@Profile("local")
@Tag(name = "Development")
final class DevMessagesController {
    private final Messages messages;

    DevMessagesController(Messages messages) {
        this.messages = messages;
    }

    /** Messages to one person, oldest first. */
    record MessageList(List<MessageJson> items) {
        MessageList {
            items = List.copyOf(items);
        }
    }

    record MessageJson(
            UUID complaintId,
            long seq,
            NoticeKind kind,
            UUID recipientId,
            String language,
            @Personal String text,
            @Nullable Instant sentAt) {
        static MessageJson of(SentMessage message) {
            return new MessageJson(
                    message.complaintId().value(),
                    message.seq(),
                    message.kind(),
                    message.recipientId(),
                    message.language(),
                    message.text(),
                    message.sentAt());
        }
    }

    @GetMapping(path = "/v1/dev/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listDevMessages",
            summary = "List what one person was told",
            description = "Only on a local platform, where nothing is ever sent.")
    @PossibleProblems({ProblemCode.MISSING_FIELD, ProblemCode.INVALID_VALUE})
    MessageList list(
            @Parameter(description = "Random id of the recipient") @RequestParam UUID to,
            @Parameter(description = "A kind of notice, as CITIZEN_INTERIM_REPLY")
                    @RequestParam(required = false)
                    @Nullable
                    String kind) {
        if (kind != null
                && Arrays.stream(NoticeKind.values())
                        .noneMatch(known -> known.name().equals(kind))) {
            throw new ProblemException(
                    Problem.of(ProblemCode.INVALID_VALUE, "kind", null).withStatus(400));
        }
        return new MessageList(
                messages.to(to, kind).stream().map(MessageJson::of).toList());
    }
}
