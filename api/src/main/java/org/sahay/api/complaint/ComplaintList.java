package org.sahay.api.complaint;

import java.util.List;

/** One page of complaints; where the next one is says the Link header. */
record ComplaintList(List<ComplaintSummary> items) {
    ComplaintList {
        items = List.copyOf(items);
    }
}
