package org.sahay.bench.measure;

import java.util.function.Supplier;

/** One of two that are measured in turn. */
public interface Side {
    /** Makes ready what the load needs, such as signatures; only the load that comes back is measured. */
    Supplier<Run> ready();
}
