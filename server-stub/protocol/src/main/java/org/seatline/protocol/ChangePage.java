package org.seatline.protocol;

import java.util.List;

/**
 * A page of the change feed, in order of {@link Change#number}.
 *
 * @param epoch when it differs from the seat's, the seat starts over from 0
 * @param upTo the feed is complete up to this number once this page is stored
 * @param more whether another page waits
 * @param last the last change that the server has: how far there is still to go
 */
public record ChangePage(String epoch, long upTo, boolean more, List<Change> changes, long last) {}
