package org.sahay.store.audit;

/**
 * Something that is wrong with the sealed part.
 *
 * @param block its number
 * @param found what was seen, with what to search for
 */
public record Finding(FindingKind kind, long block, String found) {}
