package org.seatline.app.session;

import org.jspecify.annotations.Nullable;

/**
 * What a start of the seat found, for whoever signs in first.
 *
 * @param crashedAtMs when the seat before was seen alive last, if it ended without being closed;
 *     null when it was closed, or when somebody has been told already
 * @param drafts of this person
 * @param waiting what waits to be sent
 * @param recordings that wait to be sent
 */
public record Recovered(@Nullable Long crashedAtMs, int drafts, int waiting, int recordings) {}
