package org.sahay.faults.sync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * An event as a device keeps it; however often it is sent, it is the same.
 *
 * @param poison whether nobody can read it
 */
record DeviceEvent(UUID citizen, UUID id, boolean poison, Map<String, Object> body) {
    private static final int POISON_OF = 12;

    static DeviceEvent random(Random random, UUID citizen, long number) {
        UUID id = UUID.randomUUID();
        boolean poison = random.nextInt(POISON_OF) == 0;
        boolean impossible = random.nextBoolean();
        Map<String, Object> payload = Map.of(
                "metric",
                "heart_rate",
                "value",
                poison && impossible ? 9_000 : 50 + random.nextInt(60),
                "unit",
                "/min");
        return new DeviceEvent(
                citizen,
                id,
                poison,
                Map.of(
                        "id",
                        id,
                        "type",
                        poison && !impossible ? "dream.dreamt" : "vital.recorded",
                        "schemaVersion",
                        1,
                        "subject",
                        citizen,
                        "clientTime",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                        "deviceSeq",
                        number,
                        "payload",
                        payload));
    }
}
