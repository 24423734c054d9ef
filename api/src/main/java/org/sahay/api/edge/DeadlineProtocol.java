package org.sahay.api.edge;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 whose handshakes and headers must be complete by a deadline, and which makes room when it gets crowded. Tomcat's
 * own time-outs start again with every byte, so that a client that sends one now and then would hold its connection for as
 * long as it likes. Public because Tomcat makes it.
 */
public final class DeadlineProtocol extends Http11NioProtocol {
    private static final long NOT_STARTED = -1;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final double ROOM = 0.1;

    /** A connection and when it was heard of last, as it was when we looked. */
    private record Heard(SocketWrapperBase<NioChannel> connection, long last) {}

    private Duration headerDeadline = Duration.ofSeconds(15);
    private double crowdedAt = 1;
    private @Nullable ScheduledFuture<?> looking;

    /** When we first saw a connection without its handshake; touched by the looking thread alone. */
    private final Map<SocketWrapperBase<NioChannel>, Long> shakingHands = new HashMap<>();

    void setLimits(EdgeLimits limits) {
        headerDeadline = limits.headerDeadline();
        crowdedAt = limits.crowdedAt();
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor()
                .scheduleWithFixedDelay(this::lookAgain, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    /** Looks on after an accident, too. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException accident) {
            getLog().error("Connections could not be looked at; the next look follows", accident);
        }
    }

    private void look() {
        Collection<SocketWrapperBase<NioChannel>> connections = getEndpoint().getConnections();
        shakingHands.keySet().retainAll(connections);
        connections.forEach(connection -> closeIf(this::isLate, connection));
        int most = getMaxConnections();
        long open = getEndpoint().getConnectionCount();
        if (crowdedAt < 1 && open >= most * crowdedAt) {
            connections.stream()
                    .map(connection -> new Heard(connection, ((NioSocketWrapper) connection).getLastRead()))
                    .sorted(Comparator.comparingLong(Heard::last))
                    .limit((long) Math.ceil(open - most * (crowdedAt - ROOM)))
                    .forEach(heard -> closeIf(DeadlineProtocol::isIdle, heard.connection()));
        }
    }

    /** Only a connection that no thread works on can be late or idle, and whoever works on it holds its lock. */
    private static void closeIf(
            Predicate<SocketWrapperBase<NioChannel>> condition, SocketWrapperBase<NioChannel> connection) {
        if (connection.getLock().tryLock()) {
            try {
                if (condition.test(connection)) {
                    connection.close();
                }
            } finally {
                connection.getLock().unlock();
            }
        }
    }

    private boolean isLate(SocketWrapperBase<NioChannel> connection) {
        long now = System.nanoTime();
        NioChannel channel = connection.getSocket();
        if (channel != null && !channel.isHandshakeComplete()) {
            return isPast(shakingHands.computeIfAbsent(connection, first -> now), now);
        }
        shakingHands.remove(connection);
        return isLateWithHeaders(connection, now);
    }

    /** Some of its headers came, and the rest has not come in time. */
    private boolean isLateWithHeaders(SocketWrapperBase<NioChannel> connection, long now) {
        if (!(connection.getCurrentProcessor() instanceof AbstractProcessor parked) || parked.isAsync()) {
            return false;
        }
        var request = parked.getRequest();
        long start = request.getStartTimeNanos();
        return start != NOT_STARTED && !request.getResponse().isCommitted() && isPast(start, now);
    }

    private boolean isPast(long start, long now) {
        return now - start > headerDeadline.toNanos();
    }

    /** Between two requests, before the first, or still shaking hands. */
    private static boolean isIdle(SocketWrapperBase<NioChannel> connection) {
        return connection.getCurrentProcessor() == null;
    }
}
