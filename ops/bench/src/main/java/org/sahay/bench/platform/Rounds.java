package org.sahay.bench.platform;

import java.util.ArrayList;
import java.util.List;
import org.sahay.bench.measure.CpuMeter;
import org.sahay.bench.measure.FsyncProbe;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Sample;
import org.sahay.bench.measure.Side;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Progress;

/** Both sides in turn, round after round: ours, peer, ours, peer. */
public final class Rounds {
    public static final int COUNT = 5;

    private final CpuMeter cpu;
    private final FsyncProbe fsync;
    private final Progress progress;

    /** @param metered what runs now and works for the sides */
    public Rounds(Lab lab, Service... metered) {
        this(lab, lab.cpu(metered));
    }

    /** @param cpu of what works for the sides */
    public Rounds(Lab lab, CpuMeter cpu) {
        this.cpu = cpu;
        this.fsync = lab.fsyncProbe();
        this.progress = lab.progress();
    }

    public List<Round> run(String what, Side ours, Side peer) {
        return progress.during(what, detail -> {
            var rounds = new ArrayList<Round>();
            for (var i = 1; i <= COUNT; i++) {
                detail.accept("round %d of %d".formatted(i, COUNT));
                rounds.add(new Round(fsync.perSecond(), sample(ours), sample(peer)));
            }
            return rounds;
        });
    }

    private Sample sample(Side side) {
        var load = side.ready();
        var before = cpu.read();
        var run = load.get();
        return new Sample(run, cpu.per1000(before, run.operations()));
    }
}
