package org.sahay.store.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was made for everybody to read and is of nobody, as hashes and signatures of the audit trail; kept as it is, so that
 * somebody without any key of ours can check it.
 *
 * @param bytes of it
 * @param lockedUntil until when it must not be deleted; null for no time
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PublicObject(byte[] bytes, @Nullable Instant lockedUntil) implements StoredObject {}
