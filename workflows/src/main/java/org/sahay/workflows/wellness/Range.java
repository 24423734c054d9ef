package org.sahay.workflows.wellness;

import java.math.BigDecimal;

/** All values from one to another, both included. */
public record Range(BigDecimal low, BigDecimal high) {
    public Range {
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException(low + " is not less than " + high);
        }
    }

    public boolean contains(BigDecimal value) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    public boolean contains(Range other) {
        return contains(other.low) && contains(other.high);
    }
}
