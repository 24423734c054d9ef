package org.sahay.faults.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Credentials;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.load.SignInClient;
import org.sahay.faults.oracle.RedisAway.Asked;
import org.sahay.faults.oracle.RedisAway.Said;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.people.Device;
import org.sahay.local.people.SignedIn;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;

/** Everybody who has something to do with Redis: who files, who reads, who signs in, and whose session was ended. */
final class Scene implements AutoCloseable {
    private static final String PROFILE = "/v1/profile/me";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int WARM_UP = 20;

    private final Journal journal;
    private final Citizens citizens;
    private final ComplaintClient client;
    private final SignInClient stranger;
    private final SignedIn leaving;
    private final SignedIn staying;
    private final String baseUrl;
    private final Questions questions = new Questions(PAUSE);

    Scene(FaultPlatform platform, Journal journal) {
        this.journal = journal;
        this.baseUrl = platform.settings().apiUrl();
        this.citizens = new Citizens(platform.settings(), Credentials.plain(platform::plainToken));
        this.client = new ComplaintClient(baseUrl, citizens);
        this.stranger = new SignInClient(baseUrl);
        String phone = Citizens.aPhone();
        this.leaving = citizens.signIn(phone);
        this.staying = citizens.signIn(phone);
    }

    ComplaintClient client() {
        return client;
    }

    /** Filings of so many who signed in for it, and of others once these have filed. */
    IntFunction<Filing> filingsOfSignedIn(int number) {
        List<SignedIn> people = citizens.signIn(number);
        return i -> i < number ? Filing.ofLongTerm(i, people.get(i).id()) : Filing.ofLongTerm(i);
    }

    /** Everybody begins to ask, and goes on until this is closed. */
    void begin() throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            journal.file(client, Filing.ofLongTerm(i));
        }
        repeatReading(UUID.randomUUID());
        repeatReading(citizens.signIn(Citizens.aPhone()).id());
        questions.repeat(Asked.CODE, () -> stranger.requestCode(Citizens.aPhone()));
        questions.repeat(
                Asked.REDEMPTION_OF_AN_UNKNOWN_CODE,
                () -> stranger.redeem(Device.another(), UUID.randomUUID(), "123456"));

        String phone = Citizens.aPhone();
        var ended = citizens.signIn(phone);
        end(ended, citizens.signIn(phone));
        repeatReadingInEndedSession(ended);
        repeatReadingWithAUsedProof(staying);
    }

    /** Somebody ends the session of another device of theirs. */
    void endASession() throws IOException {
        end(leaving, staying);
        repeatReadingInEndedSession(leaving);
    }

    /** Somebody new signs in, as often as it takes; whether that was in time. */
    boolean signIn(Duration bound) {
        String phone = Citizens.aPhone();
        return Await.until(bound, () -> signIn(phone));
    }

    /** A code that Redis took and could not confirm is used up. */
    private boolean signIn(String phone) {
        try {
            UUID newcomer = citizens.signIn(phone).id();
            questions.repeat(Asked.READING, () -> client.get(newcomer, PROFILE));
            return true;
        } catch (LocalFailure refused) {
            return false;
        }
    }

    List<Said> said() {
        return questions.said();
    }

    private void repeatReading(UUID citizen) {
        var filing = Filing.ofLongTerm(0, citizen);
        UUID complaint = Objects.requireNonNull(journal.file(client, filing)).id();
        questions.repeat(Asked.READING, () -> client.get(citizen, PROFILE));
        questions.repeat(Asked.READING, () -> client.get(citizen, "/v1/complaints/" + complaint));
    }

    private void repeatReadingInEndedSession(SignedIn who) {
        var theirs = clientOf(who);
        questions.repeat(Asked.READING_IN_AN_ENDED_SESSION, () -> theirs.get(who.id(), PROFILE));
    }

    private void repeatReadingWithAUsedProof(SignedIn who) throws IOException {
        String proof = who.device().proof("GET", baseUrl + PROFILE, who.access());
        var theirs = new ComplaintClient(baseUrl, (_, _, _) -> Credentials.proven(who, proof));
        assertThat(theirs.get(who.id(), PROFILE).status()).isEqualTo(200);
        questions.repeat(Asked.READING_WITH_A_USED_PROOF, () -> theirs.get(who.id(), PROFILE));
    }

    private void end(SignedIn who, SignedIn by) throws IOException {
        String session = session(who);
        var answer = clientOf(by).delete(by.id(), "/v1/sessions/" + session);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private String session(SignedIn who) throws IOException {
        return clientOf(who)
                .get(who.id(), "/v1/sessions")
                .json()
                .get("items")
                .valueStream()
                .filter(session -> session.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private ComplaintClient clientOf(SignedIn who) {
        return new ComplaintClient(baseUrl, (_, method, url) -> Credentials.proven(who, method, url));
    }

    @Override
    public void close() {
        questions.close();
        citizens.close();
    }
}
