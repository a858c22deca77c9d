package org.seatline.protocol;

import java.util.List;

/**
 * A page of a shelf, in order of {@link Change#number}.
 *
 * @param server where the server is
 * @param asked the number after which this page begins
 * @param upTo the shelf is complete up to this number once this page is stored
 * @param more whether another page waits
 */
public record FeedPage(
    HistoryPoint server,
    Continuity continuity,
    long asked,
    long upTo,
    boolean more,
    List<Change> changes) {}
