package org.sahay.workflows.complaint;

/**
 * Asks for what is stored of a case beyond an entry.
 *
 * @param id the complaint
 * @param knownSeq the last entry the asker knows
 */
public record StoredQuestion(ComplaintId id, long knownSeq) {}
