package org.sahay.store.objects;

import org.jspecify.annotations.Nullable;

/**
 * One of the contents that were put under a key.
 *
 * @param id by which the storage tells it from others of that key; null where it keeps one alone
 */
public record KeptVersion(ObjectKey key, @Nullable String id) {}
