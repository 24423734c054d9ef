package org.sahay.bench.measure;

/**
 * Both sides one after the other.
 *
 * @param fsyncPerSecond the control probe just before
 */
public record Round(double fsyncPerSecond, Sample ours, Sample peer) {
    public double rateRatio() {
        return ours.run().perSecond() / peer.run().perSecond();
    }

    public double p99Ratio() {
        return ours.run().latency().p99() / peer.run().latency().p99();
    }

    public long failures() {
        return ours.run().failures() + peer.run().failures();
    }
}
