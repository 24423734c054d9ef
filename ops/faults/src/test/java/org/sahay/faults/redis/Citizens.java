package org.sahay.faults.redis;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.sahay.faults.load.Credentials;
import org.sahay.local.people.SignedIn;
import org.sahay.local.people.SigningIn;
import org.sahay.local.platform.LocalSettings;

/** People who signed in show what their device makes; anybody else has a plain token. */
final class Citizens implements Credentials, AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final AtomicInteger PHONES = new AtomicInteger(1);

    private final SigningIn phones;
    private final Credentials plain;
    private final Map<UUID, SignedIn> signedIn = new ConcurrentHashMap<>();

    Citizens(LocalSettings settings, Credentials plain) {
        this.phones = new SigningIn(settings);
        this.plain = plain;
    }

    /** A synthetic phone that nobody has used. */
    static String aPhone() {
        return "+9199998%05d".formatted(PHONES.getAndIncrement());
    }

    /** Somebody more who has signed in, on this phone; waits while that is not possible. */
    SignedIn signIn(String phone) {
        var who = phones.signIn(phone);
        signedIn.put(who.id(), who);
        return who;
    }

    /** So many more, some at a time. */
    List<SignedIn> signIn(int number) {
        try (var devices = Executors.newFixedThreadPool(AT_ONCE)) {
            return IntStream.range(0, number).mapToObj(_ -> devices.submit(() -> signIn(aPhone()))).toList().stream()
                    .map(Citizens::get)
                    .toList();
        }
    }

    private static SignedIn get(Future<SignedIn> person) {
        try {
            return person.get();
        } catch (ExecutionException e) {
            throw new AssertionError("Somebody cannot sign in", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while people sign in", e);
        }
    }

    @Override
    public Map<String, String> of(UUID citizen, String method, String url) {
        var who = signedIn.get(citizen);
        return who == null ? plain.of(citizen, method, url) : Credentials.proven(who, method, url);
    }

    @Override
    public void close() {
        phones.close();
    }
}
