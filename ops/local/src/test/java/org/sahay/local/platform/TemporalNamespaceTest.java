package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemporalNamespaceTest {
    private static final Pattern REGISTERED = Pattern.compile("^register (\\w+) (\\w+)$", Pattern.MULTILINE);

    @Test
    void theScriptForClustersRegistersTheSameSearchAttributes() throws IOException {
        var script = Files.readString(Path.of("../temporal/search-attributes.sh"));
        var inScript = new TreeMap<String, String>();
        REGISTERED.matcher(script).results().forEach(match -> inScript.put(match.group(1), match.group(2)));
        var here = new TreeMap<String, String>();
        TemporalNamespace.searchAttributes().forEach((name, type) -> here.put(name, titleOf(type.name())));
        assertThat(inScript).isEqualTo(here);
    }

    private static String titleOf(String type) {
        var word = type.substring("INDEXED_VALUE_TYPE_".length());
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
