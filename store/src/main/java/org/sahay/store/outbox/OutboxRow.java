package org.sahay.store.outbox;

import java.time.Instant;

/**
 * A record as it stands in the outbox.
 *
 * @param id rises with every row; within a business key in the order of commits
 * @param xid transaction that appended it
 * @param shard of its business key
 * @param early whether an older row of the same key may not be read yet, so that this one has to wait
 */
public record OutboxRow(
        long id,
        String xid,
        int shard,
        boolean early,
        OutboxRecord entry,
        String requestId,
        String traceparent,
        Instant createdAt) {}
