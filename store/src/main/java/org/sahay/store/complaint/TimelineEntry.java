package org.sahay.store.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.Transition;

/**
 * An entry of a timeline.
 *
 * @param textToken token of the comment, question, answer or reason that came with it, in the vault
 */
public record TimelineEntry(Transition transition, @Nullable UUID textToken) {}
