package org.sahay.api.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.ActorAuthentication;
import org.sahay.store.ratelimit.Draw;
import org.sahay.store.ratelimit.Level;
import org.sahay.store.ratelimit.Rate;
import org.sahay.store.ratelimit.RateBuckets;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Keeps the limits of {@link RateLimit}: all of an operation at once, in one question to Redis. */
public final class RateLimits {
    private static final String COUNTED = RateLimits.class.getName() + ".counted";

    private final RateBuckets buckets;
    private final Function<RateLimit, Rate> rates;

    RateLimits(RateBuckets buckets, Function<RateLimit, Rate> rates) {
        this.buckets = buckets;
        this.rates = rates;
    }

    /**
     * Counts the present request against all limits of its operation, one of which is by what the body or the proof told. Says
     * in the headers of the answer how they stand.
     *
     * @throws ProblemException 429 when one is used up; then it counts against none
     * @throws org.sahay.store.identity.ShortLivedStateUnavailableException when one of them is closed without Redis
     */
    public void count(String operationId, Whose whose, String subject) {
        var present = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var subjects = plain(present.getRequest());
        subjects.put(whose, subject);
        count(RateLimit.of(operationId, false), subjects, Objects.requireNonNull(present.getResponse()));
    }

    /**
     * Counts a request that no operation answers, before anybody else looks at it; the gate lets it pass then.
     *
     * @throws ProblemException 429 when the limit is used up
     * @throws org.sahay.store.identity.ShortLivedStateUnavailableException when it is closed without Redis
     */
    public void count(RateLimit limit, HttpServletRequest request, HttpServletResponse response) {
        count(List.of(limit), request, response);
        request.setAttribute(COUNTED, true);
    }

    /** Takes up to so many of one person's; returns how many there were. */
    public int takeSome(RateLimit limit, UUID person, int wanted) {
        return buckets.takeSomeEvenAlone(draw(limit, person), wanted);
    }

    /** Puts back what of it was not needed. */
    public void giveBack(RateLimit limit, UUID person, int some) {
        buckets.giveBack(draw(limit, person), some);
    }

    private Draw draw(RateLimit limit, UUID person) {
        return new Draw(limit.code(), person.toString(), rates.apply(limit));
    }

    static boolean isCounted(HttpServletRequest request) {
        return request.getAttribute(COUNTED) != null;
    }

    /**
     * Counts a request against limits that it tells by itself.
     *
     * @return what to {@link #giveBack} should it fail
     */
    List<Draw> count(List<RateLimit> limits, HttpServletRequest request, HttpServletResponse response) {
        return count(limits, plain(request), response);
    }

    void giveBack(List<Draw> draws) {
        buckets.giveBack(draws);
    }

    private List<Draw> count(List<RateLimit> limits, Map<Whose, String> subjects, HttpServletResponse response) {
        List<Draw> draws = limits.stream().map(limit -> draw(limit, subjects)).toList();
        boolean closed = limits.stream().anyMatch(RateLimit::isClosedWithoutRedis);
        List<Level> levels = closed ? buckets.take(draws) : buckets.takeEvenAlone(draws);
        RateLimitHeaders.write(response, limits, draws, levels);
        levels.stream()
                .filter(level -> !level.enough())
                .map(Level::untilMore)
                .max(Comparator.naturalOrder())
                .ifPresent(wait -> {
                    throw tooMany(wait);
                });
        return IntStream.range(0, limits.size())
                .filter(i -> limits.get(i).countsSuccessAlone())
                .mapToObj(draws::get)
                .toList();
    }

    private Draw draw(RateLimit limit, Map<Whose, String> subjects) {
        String subject = Objects.requireNonNull(subjects.get(limit.whose()), limit.code());
        return new Draw(limit.code(), subject, rates.apply(limit));
    }

    private static Map<Whose, String> plain(HttpServletRequest request) {
        String address = ClientAddress.of(request);
        var subjects = new EnumMap<Whose, String>(Whose.class);
        subjects.put(Whose.PLATFORM, "");
        subjects.put(Whose.ADDRESS, address);
        subjects.put(
                Whose.PERSON,
                switch (SecurityContextHolder.getContext().getAuthentication()) {
                    case JwtAuthenticationToken token -> token.getName();
                    case ActorAuthentication known -> known.getName();
                    case null, default -> address;
                });
        return subjects;
    }

    private static ProblemException tooMany(Duration wait) {
        var wholeSeconds = Duration.ofSeconds(RateLimitHeaders.seconds(wait));
        return new ProblemException(Problem.retry(ProblemCode.TOO_MANY_REQUESTS, wholeSeconds));
    }
}
