package org.sahay.bench.accept;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sahay.bench.measure.Report;
import org.sahay.bench.platform.Accepted;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Citizen;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.rows.CopiedComplaint;

/** POST to 201 beside a bare insert of the same rows: first with the relay paused, then with it on under its cap. */
public final class AcceptBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    @Override
    public Report run(Lab lab) throws IOException, SQLException {
        lab.application(Map.of("sahay.relay.paused", "TEMPORAL,KAFKA"));
        lab.seed();
        var copied = copied(lab);
        var paused = variant(lab, copied, "paused");
        forgetBacklog(lab);
        lab.application(Map.of("sahay.relay.paused", ""));
        var begin = System.nanoTime();
        var on = variant(lab, copied, "on");
        var startedPerSecond = started(lab) * 1e9 / (System.nanoTime() - begin);
        return report(lab, copied, List.of(paused, on), startedPerSecond);
    }

    /** What the first complaint left, to be written again by the peer. */
    private CopiedComplaint copied(Lab lab) throws IOException, SQLException {
        try (var client = client(lab);
                var connection = lab.connect()) {
            return CopiedComplaint.of(connection, client.file(UUID.randomUUID().toString()));
        }
    }

    private Variant variant(Lab lab, CopiedComplaint copied, String relay) throws SQLException, IOException {
        var ours = new ArrayList<Citizen>();
        var peers = new ArrayList<PeerClient>();
        try {
            for (var i = 0; i < CONNECTIONS; i++) {
                ours.add(client(lab));
                var connection = lab.connect();
                peers.add(new PeerClient(connection, copied.writer(connection), acknowledged));
            }
            return new Measuring(lab, ours, peers).measure(relay);
        } finally {
            for (var client : ours) {
                client.close();
            }
            for (var peer : peers) {
                peer.close();
            }
        }
    }

    private Citizen client(Lab lab) {
        return Citizen.of(lab, "MEDICINE_STOCK_OUT", acknowledged);
    }

    /** So that the second part measures a relay that keeps up with what comes, as far as its cap lets it. */
    private static void forgetBacklog(Lab lab) throws SQLException {
        lab.stopApplication();
        try (var connection = lab.connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate sahay.outbox");
        }
    }

    private static long started(Lab lab) throws SQLException {
        return lab.number("select count(*) from sahay.complaint where run_id is not null");
    }

    private AcceptReport report(Lab lab, CopiedComplaint copied, List<Variant> variants, double startedPerSecond)
            throws SQLException {
        var accepted = Accepted.compare(lab, acknowledged);
        return AcceptReport.of(
                variants, CONNECTIONS, copied.rows(), accepted.lost(), accepted.extra(), startedPerSecond);
    }
}
