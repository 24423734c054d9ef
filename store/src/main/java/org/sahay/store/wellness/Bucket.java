package org.sahay.store.wellness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The readings of an hour, a day or a week that begins at an instant. */
public record Bucket(Instant start, BigDecimal lowest, BigDecimal highest, BigDecimal total, long readings) {
    /** To four decimals. */
    public BigDecimal mean() {
        return total.divide(BigDecimal.valueOf(readings), Reading.DECIMALS, RoundingMode.HALF_EVEN);
    }
}
