package org.sahay.api;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file that maps security requirements to what meets them is complete, and names what is there. */
class AsvsTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES =
            List.of("workflows", "templates", "store", "activities", "workers", "api", "ops");
    private static final List<String> STATES = List.of("met", "partly", "not met", "not applicable");
    private static final Pattern ROW = Pattern.compile("\\| (V\\d+\\.\\d+\\.\\d+|API\\d+:2023) \\|.*");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static List<String> lines = List.of();
    private static List<Row> rows = List.of();

    private record Row(String id, String level, String state, String remark, List<String> shownBy) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(8);
            List<String> names =
                    NAME.matcher(cells[6]).results().map(name -> name.group(1)).toList();
            return new Row(cells[1].strip(), cells[2].strip(), cells[4].strip(), cells[5].strip(), names);
        }

        boolean isIn(String chapter) {
            return id.startsWith(chapter + ".") && !level.equals("3");
        }
    }

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(ROOT.resolve("docs/asvs.md"));
        rows = lines.stream()
                .filter(line -> ROW.matcher(line).matches())
                .map(Row::of)
                .toList();
    }

    @Test
    void everyRequirementHasOneRow() {
        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
        assertThat(rows.stream().collect(groupingBy(Row::level, counting())))
                .containsEntry("1", 70L)
                .containsEntry("2", 183L)
                .containsOnlyKeys("1", "2", "3", "–");
        assertThat(rows.stream().filter(row -> row.level().equals("–")).map(Row::id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> "API" + number + ":2023")
                        .toList());
    }

    @Test
    void everyRowSaysHowItStandsAndByWhat() {
        for (Row row : rows) {
            assertThat(row.state()).as(row.id()).isIn(STATES);
            boolean shown = row.state().equals("met") || row.state().equals("partly");
            assertThat(row.shownBy().isEmpty()).as(row.id()).isNotEqualTo(shown);
            assertThat(row.state().equals("met") || row.remark().length() > 1)
                    .as(row.id() + " says why")
                    .isTrue();
        }
    }

    @Test
    void whatShowsItIsThere() throws IOException {
        Set<String> classes = classes();
        for (Row row : rows) {
            assertThat(row.shownBy())
                    .as(row.id())
                    .allMatch(name ->
                            name.contains(".") ? Files.isRegularFile(ROOT.resolve(name)) : classes.contains(name));
        }
    }

    @Test
    void theCountsAreThoseOfTheRows() {
        for (int chapter = 1; chapter <= 17; chapter++) {
            String name = "V" + chapter;
            Map<String, Long> states = states(rows.stream().filter(row -> row.isIn(name)));
            String counts = STATES.stream()
                    .filter(states::containsKey)
                    .map(state -> states.get(state) + " " + state)
                    .collect(joining(", "));
            assertThat(lines).as(name).anyMatch(line -> line.matches("## " + name + " [^:]+: " + counts));
        }
        for (String level : List.of("1", "2")) {
            Map<String, Long> states =
                    states(rows.stream().filter(row -> row.level().equals(level)));
            String counts = STATES.stream()
                    .map(state -> states.getOrDefault(state, 0L).toString())
                    .collect(joining(" | "));
            assertThat(lines).anyMatch(line -> line.startsWith("| " + level + " | " + counts + " |"));
        }
    }

    private static Map<String, Long> states(Stream<Row> rows) {
        return rows.collect(groupingBy(Row::state, counting()));
    }

    private static Set<String> classes() throws IOException {
        var found = new HashSet<String>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().contains("/src/"))
                        .map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".java"))
                        .forEach(file -> found.add(file.substring(0, file.length() - ".java".length())));
            }
        }
        return found;
    }
}
