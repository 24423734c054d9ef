package org.sahay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.LocalApplication;
import org.sahay.local.demo.DemoCase.Filing;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Progress;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One case on real servers, begun by an application without the codec and carried on by one that has it. */
class PlainToSealedIT {
    private static final Duration HOUR = Duration.ofMillis(600);
    private static final String PLAIN = "json/plain";
    private static final String SEALED = "binary/encrypted";

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8), HOUR);

    /** As the product was before it had a codec. */
    static class Before {
        @Bean
        @Primary
        DataConverter plainPayloads() {
            return SahayDataConverter.create();
        }
    }

    @Test
    void aCaseBegunWithPlainPayloadsGoesOnWithSealedOnes(@TempDir Path state) {
        var settings =
                LocalSettings.ephemeral(state).with("sahay.time-scale-ms-per-hour", Long.toString(HOUR.toMillis()));
        try (var platform = LocalPlatform.start(settings, Progress.silent(), Service.SERVERS)) {
            var before = before(settings);
            try (var roster = DemoRoster.of(settings)) {
                var kase = begun(settings, roster);
                before.close();
                assertThat(encodings(roster, kase)).isNotEmpty().containsOnly(PLAIN);

                platform.start(Service.APPLICATION);
                kase.awaitEvent("rung", HOUR.multipliedBy(48).plusSeconds(30));
                kase.awaitLevel(2, Duration.ofSeconds(10));
                kase.owner("RESOLVE", Map.of("comment", "synthetic words"));
                kase.citizen("RATE", Map.of("rating", 5));
                kase.awaitStatus("CLOSED", Duration.ofSeconds(10));

                var report = new AgreementReport(settings, roster, narrator, Duration.ofSeconds(10));
                assertThat(report.print(List.of(kase))).as(told.toString()).isTrue();
                List<String> encodings = encodings(roster, kase);
                int sealedFrom = encodings.indexOf(SEALED);
                assertThat(encodings.subList(0, sealedFrom)).isNotEmpty().containsOnly(PLAIN);
                assertThat(encodings.subList(sealedFrom, encodings.size()))
                        .hasSizeGreaterThan(5)
                        .containsOnly(SEALED);
            }
        }
    }

    private static ConfigurableApplicationContext before(LocalSettings settings) {
        return new SpringApplicationBuilder(LocalApplication.class, Before.class)
                .properties("spring.config.name=api,workers,local")
                .run(settings.applicationProperties(Port.API, Port.MANAGEMENT).entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    private DemoCase begun(LocalSettings settings, DemoRoster roster) {
        var world = new DemoWorld(new ApiClient(settings.apiUrl()), roster, narrator);
        var kase = DemoCase.file(
                "A", world, new Filing("switch-citizen", "AMBULANCE_DELAY", "synthetic words", "en", 10, 212, 24));
        kase.awaitEvent("routed", Duration.ofSeconds(30));
        return kase;
    }

    /** How what the process says stands in the history: input, timers' summaries, and what local activities were asked and said. */
    private static List<String> encodings(DemoRoster roster, DemoCase kase) {
        var client = roster.store().bean(WorkflowClient.class);
        var encodings = new ArrayList<String>();
        client.fetchHistory(ComplaintWorkflow.idFor(new ComplaintId(kase.id())))
                .getEvents()
                .forEach(event -> payloads(event)
                        .map(payload -> payload.getMetadataOrThrow("encoding").toStringUtf8())
                        .forEach(encodings::add));
        return encodings;
    }

    private static Stream<Payload> payloads(HistoryEvent event) {
        var metadata = event.getUserMetadata();
        var summary = metadata.hasSummary() ? Stream.of(metadata.getSummary()) : Stream.<Payload>empty();
        var input = event.getWorkflowExecutionStartedEventAttributes().getInput().getPayloadsList().stream();
        var markers = event.getMarkerRecordedEventAttributes().getDetailsMap().entrySet().stream()
                .filter(detail ->
                        detail.getKey().equals("input") || detail.getKey().equals("result"))
                .flatMap(detail -> detail.getValue().getPayloadsList().stream());
        return Stream.of(summary, input, markers).flatMap(each -> each);
    }
}
