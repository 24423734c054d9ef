package org.sahay.store.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.sahay.store.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds who holds tokens, in two ways: in the rows they were sealed for, and in all rows of their subjects. Each way is one
 * statement, so a token that moves from one place to another meanwhile is seen in one of them.
 */
final class TextOwners {
    private final JdbcClient jdbc;

    /** @param jdbc of the application's role, which sees everything but the vault */
    TextOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that the row they were sealed for holds, with that row; none of version 1. */
    Map<UUID, String> byRow(Collection<SealedTexts.Row> texts) {
        return holding(texts.stream().filter(text -> text.rowKey() != null).toList(), TextOwner::byRow);
    }

    /** Those that any row of their subject holds, with that row. */
    Map<UUID, String> bySubject(Collection<SealedTexts.Row> texts) {
        return holding(texts, TextOwner::bySubject);
    }

    private Map<UUID, String> holding(
            Collection<SealedTexts.Row> texts, BiFunction<TextOwner, Integer, String> lookUp) {
        Map<SealedColumn, List<SealedTexts.Row>> byColumn = texts.stream()
                .filter(text -> text.knownColumn() != null)
                .collect(Collectors.groupingBy(text -> Objects.requireNonNull(text.knownColumn())));
        var held = new HashMap<UUID, String>();
        if (byColumn.isEmpty()) {
            return held;
        }
        var parameters = new HashMap<String, Object>();
        byColumn.forEach((column, some) -> {
            parameters.put("tokens" + column.ordinal(), Columns.of("uuid", some, SealedTexts.Row::token));
            parameters.put("rows" + column.ordinal(), Columns.of("text", some, SealedTexts.Row::rowKey));
            parameters.put("subjects" + column.ordinal(), Columns.of("uuid", some, SealedTexts.Row::subject));
        });
        String sql = TextOwner.ALL.stream()
                .filter(owner -> byColumn.containsKey(owner.column()))
                .map(owner -> lookUp.apply(owner, owner.column().ordinal()))
                .collect(Collectors.joining("\nUNION ALL\n"));
        jdbc.sql(sql).params(parameters).query(row -> {
            held.put(row.getObject("token", UUID.class), row.getString("row_key"));
        });
        return held;
    }
}
