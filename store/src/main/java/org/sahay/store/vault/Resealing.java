package org.sahay.store.vault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals texts of version 1 anew, for the row that holds them and with their subject's key; those nobody holds are left. */
final class Resealing {
    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final SealedTexts texts;
    private final TextOwners owners;
    private final Vault vault;
    private final Clock clock;
    private UUID after = FIRST;

    Resealing(VaultDatabase database, TextOwners owners, Vault vault, Clock clock) {
        this.texts = new SealedTexts(database);
        this.owners = owners;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Returns how many texts it looked at. Those younger than any transaction are left for the next time, as their rows may not be
     * there yet.
     *
     * @throws KeysUnavailableException when there are no keys at present
     */
    synchronized int resealSome() {
        List<SealedTexts.Row> some = texts.unbound(after, clock.instant().minus(OrphanSearch.PATIENCE), AT_ONCE);
        if (some.isEmpty()) {
            after = FIRST;
            return 0;
        }
        Map<UUID, String> held = owners.bySubject(some);
        var opened = new ArrayList<Unsealed>();
        for (SealedTexts.Row row : some) {
            String holder = held.get(row.token());
            if (holder != null) {
                open(row, holder, opened);
            }
        }
        if (!opened.isEmpty()) {
            texts.reseal(vault.sealAll(opened).values());
        }
        after = some.getLast().token();
        return some.size();
    }

    private void open(SealedTexts.Row row, String holder, List<Unsealed> opened) {
        var where = new Sealed.Where(Objects.requireNonNull(row.knownColumn()), holder, row.subject());
        try {
            opened.add(new Unsealed(row.token(), where, vault.open(row.token(), where)));
        } catch (VaultException e) {
            LOG.error("A text of version 1 stays as it is", e);
        }
    }
}
