package org.sahay.local.agreement;

/** What the complaint's row says of its last transition. */
public record RowState(long seq, String status, int level) {}
