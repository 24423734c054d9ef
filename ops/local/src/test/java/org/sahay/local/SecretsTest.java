package org.sahay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sahay.store.database.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** All that is configured, of all modules: what is secret is a {@link Secret}, and no secret is ever printed. */
class SecretsTest {
    private static final Pattern SOUNDS_SECRET =
            Pattern.compile("(?i).*(password|passphrase|secret|token|credentials?|pepper|key|pin)");
    private static final String VALUE = "to-be-seen-by-nobody";

    /** A secret's property: {@code sahay.database.password}. */
    private record Place(Class<?> properties, String prefix, String name) {}

    static Stream<Class<?>> properties() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("org.sahay").stream()
                .<Class<?>>map(found ->
                        ClassUtils.resolveClassName(found.getBeanClassName(), SecretsTest.class.getClassLoader()))
                .sorted(java.util.Comparator.comparing(Class::getName));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void whatSoundsSecretIsASecretAndIsNotPrinted(Class<?> properties) {
        assertThat(properties.isRecord()).isTrue();
        var prefix = properties.getAnnotation(ConfigurationProperties.class).value();
        for (Place secret : secrets(properties, properties, prefix)) {
            var source = new MapConfigurationPropertySource(
                    Map.of(secret.name(), VALUE, "sahay.clickhouse.url", "https://localhost:8443")); // none without it
            var bound = new Binder(source).bindOrCreate(secret.prefix(), Bindable.of(secret.properties()));
            assertThat(bound.toString()).contains("[hidden]").doesNotContain(VALUE);
        }
    }

    @Test
    void theSecretsThatWeKnowOfAreAmongThem() {
        var names = properties()
                .flatMap(
                        type -> secrets(
                                type,
                                type,
                                type.getAnnotation(ConfigurationProperties.class)
                                        .value())
                                .stream())
                .map(Place::name);
        assertThat(names).contains("sahay.database.password", "sahay.migrate.password", "sahay.temporal.api-key");
    }

    private static List<Place> secrets(Class<?> root, Class<?> type, String path) {
        var prefix = root.getAnnotation(ConfigurationProperties.class).value();
        var found = new ArrayList<Place>();
        for (RecordComponent component : type.getRecordComponents()) {
            var name = path + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType() == Secret.class) {
                found.add(new Place(root, prefix, name));
            } else if (component.getType().isRecord()) {
                found.addAll(secrets(root, component.getType(), name));
            } else {
                assertThat(isPrinted(component)).as(name + " is a Secret").isFalse();
            }
        }
        return found;
    }

    private static boolean isPrinted(RecordComponent component) {
        return SOUNDS_SECRET.matcher(component.getName()).matches()
                && Arrays.asList(String.class, CharSequence.class, char[].class, byte[].class)
                        .contains(component.getType());
    }
}
