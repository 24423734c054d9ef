package org.sahay.workflows.complaint;

import org.jspecify.annotations.Nullable;

/**
 * What routing found.
 *
 * @param owner the choice, or null when nobody is eligible on any rung asked
 * @param explanation why, to be kept with the case
 * @param rosterVersion version of the roster that was read, so that a change in between is noticed
 */
public record RoutingAnswer(@Nullable Owner owner, RoutingExplanation explanation, long rosterVersion) {}
