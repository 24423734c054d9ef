package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sahay.api.complaint.Standings.Standing;

/** The reviewed answers, {@code rights.csv}: a row for an operation and a role, a column for each standing. */
record RightsTable(Map<Row, List<String>> rows) {
    private static final Path FILE = Path.of("src/test/resources/rights.csv");
    private static final String REMARKS = """
            # How the API answers: a row for each operation and role, a column for how what is asked for stands to the caller.
            #   own             a citizen's or helper's own; owned by the officer
            #   delegated       of Chennai, filed by the same person as an ASHA for a ward whose delegation lasts
            #   lapsed          the same, after the delegation
            #   village         of Chennai, of somebody who lives in a village that the same person looks after as an ASHA
            #   left-village    the same, but their office has them look after another village now
            #   foreign         somebody else's, of Patna; owned by another officer
            #   other-district  somebody else's, of Nalanda, which is in Bihar as Patna is; nobody is found for it
            #   other-area      somebody else's, of Chennai
            #   unknown         there is none
            # The officers are of Patna, of Bihar and of the country; nobody has no token. A list shows or hides the one asked for;
            # sessions are those of the citizen, and so are delegations that are ended; one is given to the citizen as a helper, also
            # to one there is not. A profile is the caller's own, whatever stands there; an account of staff is an operator's;
            # an ASHA is of the district the case lies in. An event is one about the citizen; what is in quarantine, and what changed, the citizen sent.
            # After a change that was meant, RightsTest with -Drights.write=true writes it anew: review the difference.
            """;

    /** One row's key. */
    record Row(String operation, String role) {
        @Override
        public String toString() {
            return operation + " by " + role;
        }
    }

    static RightsTable reviewed() throws IOException {
        var rows = new LinkedHashMap<Row, List<String>>();
        var lines = Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split(",")).map(String::strip).toList())
                .toList();
        assertThat(lines.getFirst()).isEqualTo(header());
        for (List<String> cells : lines.subList(1, lines.size())) {
            assertThat(cells).hasSameSizeAs(header());
            var row = new Row(cells.get(0), cells.get(1));
            assertThat(rows.put(row, cells.subList(2, cells.size())))
                    .as(row + ", twice")
                    .isNull();
        }
        return new RightsTable(rows);
    }

    void write() throws IOException {
        var lines = rows.entrySet().stream()
                .map(row -> line(row.getKey().operation(), row.getKey().role(), row.getValue()))
                .collect(Collectors.joining("\n"));
        String header = line(header().get(0), header().get(1), header().subList(2, header().size()));
        Files.writeString(FILE, REMARKS + header + "\n" + lines + "\n");
    }

    private static String line(String operation, String role, List<String> cells) {
        var line = new StringBuilder("%-24s%-18s".formatted(operation + ",", role + ","));
        for (String cell : cells.subList(0, cells.size() - 1)) {
            line.append("%-22s".formatted(cell + ","));
        }
        return line + cells.getLast();
    }

    private static List<String> header() {
        var header = new java.util.ArrayList<>(List.of("operation", "role"));
        for (Standing standing : Standing.values()) {
            header.add(standing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return header;
    }
}
