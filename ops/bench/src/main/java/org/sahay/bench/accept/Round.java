package org.sahay.bench.accept;

/**
 * Both sides one after the other.
 *
 * @param fsyncPerSecond the control probe just before
 */
record Round(double fsyncPerSecond, Sample ours, Sample peer) {
    double rateRatio() {
        return ours.run().perSecond() / peer.run().perSecond();
    }

    double p99Ratio() {
        return ours.run().latency().p99() / peer.run().latency().p99();
    }
}
