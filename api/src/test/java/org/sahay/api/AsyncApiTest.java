package org.sahay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.ComplaintOutcome;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.identity.Role;
import org.yaml.snakeyaml.Yaml;

/** The description of the topics names every code there is. */
class AsyncApiTest {
    private final Map<String, ?> schemas = schemas();

    @Test
    void everyCodeIsNamed() {
        assertThat(codes("ComplaintEvent", "properties", "event"))
                .isEqualTo(Arrays.stream(ComplaintEvent.values())
                        .map(ComplaintEvent::code)
                        .toList());
        assertThat(codes("ComplaintStatus"))
                .isEqualTo(
                        Arrays.stream(ComplaintStatus.values()).map(Enum::name).toList());
        assertThat(codes("Role"))
                .isEqualTo(Arrays.stream(Role.values()).map(Role::code).toList());
        assertThat(at("ComplaintEvent", "properties", "outcome").toString())
                .contains(
                        Arrays.stream(ComplaintOutcome.values()).map(Enum::name).toList());
    }

    private Object codes(String... path) {
        return ((Map<?, ?>) at(path)).get("enum");
    }

    private Object at(String... path) {
        Object found = schemas;
        for (String step : List.of(path)) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> schemas() {
        try {
            Map<String, Map<String, Map<String, ?>>> file =
                    new Yaml().load(Files.readString(Path.of("../docs/asyncapi.yaml")));
            return (Map<String, ?>) file.get("components").get("schemas");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
