package org.sahay.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.security.Grant;
import org.sahay.api.security.Personal;
import org.sahay.api.security.Right;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.SignInMessage;
import org.sahay.store.identity.SignInMessages;
import org.sahay.store.notification.Messages;
import org.sahay.store.notification.SentMessage;
import org.sahay.workflows.complaint.NoticeKind;
import org.sahay.workflows.identity.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages the LOG provider would have sent. */
@RestController
@Profile("local")
@Tag(name = "Development")
final class DevMessagesController {
    private static final String SIGN_IN_CODE = "SIGN_IN_CODE";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Messages messages;
    private final SignInMessages signInMessages;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;

    DevMessagesController(
            Messages messages, SignInMessages signInMessages, TransactionTemplate transactions, AuditTrail audit) {
        this.messages = messages;
        this.signInMessages = signInMessages;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Messages to one person or phone, oldest first. */
    record MessageList(List<MessageJson> items) {
        MessageList {
            items = List.copyOf(items);
        }
    }

    /** A notice of a complaint, or a code for a challenge. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageJson(
            @Nullable UUID complaintId,
            @Nullable Long seq,
            @Nullable UUID challengeId,
            String kind,
            @Nullable UUID recipientId,
            String language,
            @Personal String text,
            @Nullable Instant sentAt) {
        static MessageJson of(SentMessage message) {
            return new MessageJson(
                    message.complaintId().value(),
                    message.seq(),
                    null,
                    message.kind().name(),
                    message.recipientId(),
                    message.language(),
                    message.text(),
                    message.sentAt());
        }

        static MessageJson of(SignInMessage message) {
            return new MessageJson(
                    null, null, message.id(), SIGN_IN_CODE, null, message.language(), message.text(), message.sentAt());
        }
    }

    @GetMapping(path = "/v1/dev/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listDevMessages",
            summary = "List what one person or phone was told",
            description = "Only on a local platform, where nothing is ever sent.")
    @PossibleProblems({ProblemCode.UNKNOWN_FIELD, ProblemCode.MISSING_FIELD, ProblemCode.INVALID_VALUE})
    MessageList list(
            Actor actor,
            @Parameter(description = "Random id of the recipient, or a phone with its + encoded as %2B") @RequestParam
                    String to,
            @Parameter(description = "A kind of notice, as CITIZEN_INTERIM_REPLY; a phone only has SIGN_IN_CODE")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        QueryParameters.once(query, List.of("to", "kind"));
        if (kind != null && !isKind(kind)) {
            throw invalid("kind");
        }
        return new MessageList(
                UUID_FORM.matcher(to).matches()
                        ? toPerson(actor, UUID.fromString(to), kind)
                        : toPhone(actor, to, kind));
    }

    private List<MessageJson> toPerson(Actor actor, UUID person, @Nullable String kind) {
        return Objects.requireNonNull(transactions.execute(status -> {
            audit.record(entry(actor, person, "person", person));
            return messages.to(person, kind).stream().map(MessageJson::of).toList();
        }));
    }

    /** Whose phone it is, nobody has said yet: what is shown is named by the challenge. */
    private List<MessageJson> toPhone(Actor actor, String to, @Nullable String kind) {
        PhoneNumber phone = PhoneNumber.parse(to).orElseThrow(() -> invalid("to"));
        if (kind != null && !kind.equals(SIGN_IN_CODE)) {
            return List.of();
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            List<SignInMessage> sent = signInMessages.to(phone);
            audit.recordAll(sent.stream()
                    .map(message -> entry(actor, null, "challenge", message.id()))
                    .toList());
            return sent.stream().map(MessageJson::of).toList();
        }));
    }

    private static AuditEntry entry(Actor actor, @Nullable UUID subject, String type, UUID object) {
        Grant grant = Right.LIST_DEV_MESSAGES.grant(actor.role());
        return new AuditEntry(
                actor.id(),
                actor.role().code(),
                "message.list",
                subject,
                type,
                object,
                grant.requiredPurpose().code(),
                grant.basis());
    }

    private static boolean isKind(String kind) {
        return kind.equals(SIGN_IN_CODE)
                || Arrays.stream(NoticeKind.values())
                        .anyMatch(known -> known.name().equals(kind));
    }

    private static ProblemException invalid(String parameter) {
        return new ProblemException(Problem.unreadable(parameter));
    }
}
