package org.sahay.api.complaint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.NewComplaint;
import org.sahay.store.database.GroupCommit;
import org.sahay.store.idempotency.Claim;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.idempotency.KeyedAnswer;
import org.sahay.store.vault.KeysUnavailableException;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.Unsealed;
import org.sahay.store.vault.Vault;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts complaints, those that come at the same time in one transaction: keys with their answers, sealed texts, rows,
 * timelines, audit, and the orders to start their workflows.
 */
final class Acceptances {
    /** Two groups, so that one is written while the disk confirms the other. */
    private static final GroupCommit.Terms TERMS = new GroupCommit.Terms(2, 64, Duration.ofMillis(3));

    private final TransactionTemplate transactions;
    private final IdempotencyKeys keys;
    private final Vault vault;
    private final ComplaintStore store;
    private final GroupCommit<Acceptance, Optional<Claim>> groups;

    /** @param company requests that are worked on at present, for each of them may be about to file */
    Acceptances(
            TransactionTemplate transactions,
            IdempotencyKeys keys,
            Vault vault,
            ComplaintStore store,
            IntSupplier company) {
        this.transactions = transactions;
        this.keys = keys;
        this.vault = vault;
        this.store = store;
        this.groups = new GroupCommit<>(TERMS, company, this::acceptAll);
    }

    /**
     * A complaint to be accepted unless its key is known.
     *
     * @param key with the answer it gets
     */
    record Acceptance(ComplaintDraft draft, KeyedAnswer key) {
        NewComplaint complaint() {
            return draft.complaint();
        }

        List<Unsealed> texts() {
            return draft.texts();
        }
    }

    /**
     * Accepted when the claim is fresh, and not otherwise.
     *
     * @throws KeysUnavailableException when its texts cannot be sealed now
     * @throws org.springframework.dao.DuplicateKeyException when its number is taken
     */
    Claim accept(Acceptance asked) {
        return groups.ask(asked)
                .orElseThrow(() -> new KeysUnavailableException("The texts of a complaint cannot be sealed now", null));
    }

    /** Empty for those whose texts cannot be sealed now; the others of the group go on without them. */
    private List<Optional<Claim>> acceptAll(List<Acceptance> asked) {
        Map<UUID, Sealed> sealed = vault.sealAll(
                asked.stream().flatMap(one -> one.texts().stream()).toList());
        List<Acceptance> able =
                asked.stream().filter(one -> isSealed(one, sealed)).toList();
        Iterator<Claim> ofAble = able.isEmpty()
                ? Collections.emptyIterator()
                : accepted(able, sealed).iterator();
        var claims = new ArrayList<Optional<Claim>>();
        for (Acceptance one : asked) {
            claims.add(isSealed(one, sealed) ? Optional.of(ofAble.next()) : Optional.empty());
        }
        return claims;
    }

    private static boolean isSealed(Acceptance one, Map<UUID, Sealed> sealed) {
        return one.texts().stream().allMatch(text -> sealed.containsKey(text.token()));
    }

    /** The texts are kept while the rows are written, so that the group waits for one of the two and not for both. */
    private List<Claim> accepted(List<Acceptance> able, Map<UUID, Sealed> sealed) {
        CompletableFuture<Void> keeping =
                CompletableFuture.runAsync(() -> vault.keepAll(sealedOf(able, sealed)), Thread::startVirtualThread);
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Claim> claims =
                    keys.claimAll(able.stream().map(Acceptance::key).toList());
            var fresh = new ArrayList<Acceptance>();
            var known = new ArrayList<Acceptance>();
            for (int i = 0; i < able.size(); i++) {
                (claims.get(i) instanceof Claim.Fresh ? fresh : known).add(able.get(i));
            }
            if (!fresh.isEmpty()) {
                store.acceptAll(fresh.stream().map(Acceptance::complaint).toList());
            }
            await(keeping); // before the commit: nothing is acknowledged whose text is not there
            vault.eraseAll(sealedOf(known, sealed).stream().map(Sealed::token).toList());
            return claims;
        }));
    }

    private static List<Sealed> sealedOf(List<Acceptance> some, Map<UUID, Sealed> sealed) {
        return some.stream()
                .flatMap(one -> one.texts().stream())
                .map(text -> Objects.requireNonNull(sealed.get(text.token())))
                .toList();
    }

    private static void await(CompletableFuture<Void> keeping) {
        try {
            keeping.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
