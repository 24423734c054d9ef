package org.sahay.store.temporal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.List;

/**
 * The one payload form of clients, workers and replays: JSON with ISO-8601 instants that tolerates fields it does not know,
 * so that old code reads what new code wrote.
 */
public final class SahayDataConverter {
    private SahayDataConverter() {}

    /** As every process has it: payloads, failures, summaries and details are sealed. */
    public static DataConverter sealing(SealingCodec codec) {
        return new CodecDataConverter(create(), List.of(codec), true);
    }

    /** The same without a seal, as it was written before there was one. */
    public static DataConverter create() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper()));
    }

    static ObjectMapper mapper() {
        return JacksonJsonPayloadConverter.newDefaultObjectMapper()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
                .configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false);
    }
}
