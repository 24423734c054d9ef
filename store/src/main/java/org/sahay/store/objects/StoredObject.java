package org.sahay.store.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What object storage takes. There is no third kind: plain bytes of anybody cannot be put there. */
public sealed interface StoredObject permits SealedObject, PublicObject {
    /** As they are kept. */
    byte[] bytes();

    /** Until when nobody may delete it where the storage can hold to that (S3 Object Lock); null for no time. */
    @Nullable
    Instant lockedUntil();
}
