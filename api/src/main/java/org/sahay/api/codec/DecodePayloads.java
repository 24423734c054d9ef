package org.sahay.api.codec;

import static org.sahay.api.edge.Fields.invalid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.codec.PayloadsJson.PayloadJson;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Grant;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.temporal.PayloadReading;
import org.sahay.store.temporal.PayloadReadings;
import org.sahay.store.temporal.SealedPayloads;
import org.sahay.store.temporal.SealedPayloads.Form;
import org.sahay.store.temporal.SealedPayloads.Found;
import org.sahay.templates.Labels;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.identity.Actor;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens payloads for whoever may read them, and puts a text that says why in the place of each that stays closed. */
final class DecodePayloads {
    private static final int MOST = 1_000;

    private final SealedPayloads payloads;
    private final PayloadReadings readings;
    private final ComplaintQueries complaints;
    private final TransactionTemplate transactions;
    private final String namespace;
    private final Labels labels;

    DecodePayloads(
            SealedPayloads payloads,
            PayloadReadings readings,
            ComplaintQueries complaints,
            TransactionTemplate transactions,
            String namespace,
            Labels labels) {
        this.payloads = payloads;
        this.readings = readings;
        this.complaints = complaints;
        this.transactions = transactions;
        this.namespace = namespace;
        this.labels = labels;
    }

    /**
     * As many payloads as were sent. What is opened is in the audit trail before it is shown.
     *
     * @param asked the namespace that the payloads are of
     * @throws ProblemException 422 for another namespace than ours, and for what are no payloads
     */
    PayloadsJson decode(Actor reader, @Nullable String asked, PayloadsJson sent, Locale locale) {
        if (asked == null) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_FIELD, CodecSecurity.NAMESPACE, null));
        }
        if (!asked.equals(namespace)) {
            throw invalid(CodecSecurity.NAMESPACE, "the namespace of this platform");
        }
        List<PayloadJson> theirs = checked(sent);
        var found = new ArrayList<Found>(theirs.size());
        for (int i = 0; i < theirs.size(); i++) {
            found.add(find(theirs.get(i), "payloads[" + i + "]"));
        }
        Grant grant = Right.DECODE_PAYLOADS.grant(reader.role());
        boolean reads = grant.reach() == Reach.PROCESS;
        if (reads) {
            note(reader, grant, found);
        }
        var answer = new ArrayList<@Nullable PayloadJson>(theirs.size());
        for (int i = 0; i < theirs.size(); i++) {
            answer.add(shown(theirs.get(i), found.get(i), reads, locale));
        }
        return new PayloadsJson(answer);
    }

    private static List<PayloadJson> checked(PayloadsJson sent) {
        List<@Nullable PayloadJson> all = sent.payloads();
        if (all == null) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_FIELD, "payloads", null));
        }
        if (all.size() > MOST) {
            throw invalid("payloads", "at most " + MOST);
        }
        var checked = new ArrayList<PayloadJson>(all.size());
        for (PayloadJson one : all) {
            Map<String, @Nullable String> metadata = one == null ? null : one.metadata();
            if (one == null || metadata == null || metadata.containsValue(null)) {
                throw invalid("payloads[" + checked.size() + "]", "a payload with its metadata");
            }
            checked.add(one);
        }
        return checked;
    }

    private Found find(PayloadJson sent, String field) {
        try {
            return payloads.find(form(sent));
        } catch (IllegalArgumentException noBase64) {
            throw invalid(field, "metadata and data in base64");
        }
    }

    private static Form form(PayloadJson sent) {
        var metadata = new LinkedHashMap<String, String>();
        Objects.requireNonNull(sent.metadata())
                .forEach((name, value) -> metadata.put(name, Objects.requireNonNull(value)));
        return new Form(metadata, sent.data());
    }

    private PayloadJson shown(PayloadJson sent, Found found, boolean reads, Locale locale) {
        if (found instanceof Found.Plain) {
            return sent;
        }
        if (!reads) {
            return json(text("codec.sealed", locale, Map.of()));
        }
        return switch (found) {
            case Found.Plain plain -> sent;
            case Found.Opened opened -> json(opened.form());
            case Found.WithoutKey(String key) -> json(text("codec.without-key", locale, Map.of("key", key)));
            case Found.Changed changed -> json(text("codec.changed", locale, Map.of()));
        };
    }

    private Form text(String label, Locale locale, Map<String, String> arguments) {
        return SealedPayloads.text(labels.label(label, locale, arguments));
    }

    private static PayloadJson json(Form form) {
        return new PayloadJson(new LinkedHashMap<>(form.metadata()), form.data());
    }

    /** How many of each workflow; those of none together. */
    private void note(Actor reader, Grant grant, List<Found> found) {
        var counts = new LinkedHashMap<Optional<String>, Integer>();
        for (Found one : found) {
            if (one instanceof Found.Opened(Form form, String workflowId)) {
                counts.merge(Optional.ofNullable(workflowId), 1, Integer::sum);
            }
        }
        if (!counts.isEmpty()) {
            transactions.executeWithoutResult(status -> readings.record(
                    reader,
                    grant.requiredPurpose().code(),
                    grant.basis(),
                    namespace,
                    counts.entrySet().stream()
                            .map(count -> reading(count.getKey().orElse(null), count.getValue()))
                            .toList()));
        }
    }

    private PayloadReading reading(@Nullable String workflowId, int count) {
        Optional<UUID> citizen = Optional.ofNullable(workflowId)
                .flatMap(ComplaintWorkflow::complaintOf)
                .map(ComplaintId::value)
                .flatMap(complaints::find)
                .map(row -> row.kase().complainant().citizenId());
        return new PayloadReading(workflowId, citizen.orElse(null), count);
    }
}
