package org.sahay.bench.plain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.Unsealed;
import org.sahay.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What the product would do without a vault: texts as they are, in a table of the application's, over its own connections and
 * whenever the product keeps them. It stands in for the vault while a file says so, so that both sides are one warm process.
 */
final class PlainVault implements Vault {
    /** Commits before the rows that hold the tokens and, as the vault's, without waiting for the disk: they wait for both. */
    private static final String KEEP = """
            INSERT INTO plain_text
            SELECT texts.* FROM unnest(:tokens, :words) texts,
                   (SELECT set_config('synchronous_commit', 'off', true) OFFSET 0) without_waiting
            """;

    private final Vault real;
    private final JdbcClient jdbc;
    private final Flag flag;
    private final ConcurrentMap<UUID, String> toBeKept = new ConcurrentHashMap<>();

    PlainVault(Vault real, JdbcClient jdbc, Flag flag) {
        this.real = real;
        this.jdbc = jdbc;
        this.flag = flag;
    }

    @Override
    public Map<UUID, Sealed> sealAll(Collection<Unsealed> texts) {
        if (!flag.isSet()) {
            return real.sealAll(texts);
        }
        var same = new HashMap<UUID, Sealed>();
        for (Unsealed text : texts) {
            toBeKept.put(text.token(), text.text());
            same.put(text.token(), unsealed(text));
        }
        return same;
    }

    @Override
    public void keepAll(Collection<Sealed> texts) {
        if (!flag.isSet()) {
            real.keepAll(texts);
            return;
        }
        var tokens = new ArrayList<UUID>();
        var words = new ArrayList<@Nullable String>();
        for (Sealed text : texts) {
            tokens.add(text.token());
            words.add(toBeKept.remove(text.token()));
        }
        jdbc.sql(KEEP)
                .param("tokens", new SqlArrayValue("uuid", tokens.toArray()))
                .param("words", new SqlArrayValue("text", words.toArray()))
                .update();
    }

    @Override
    public Map<UUID, String> openAll(Map<UUID, Sealed.Where> tokens) {
        return real.openAll(tokens);
    }

    @Override
    public void eraseAll(Collection<UUID> tokens) {
        real.eraseAll(tokens);
    }

    @Override
    public boolean destroyKey(UUID subject) {
        return real.destroyKey(subject);
    }

    /** Nobody but this looks at what a text was sealed to. */
    @SuppressWarnings("NullAway")
    private static Sealed unsealed(Unsealed text) {
        return new Sealed(text.token(), text.where(), null, 0, 0);
    }
}
