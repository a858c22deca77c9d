package org.seatline.server.journal;

import java.util.Map;

/**
 * What recovery found.
 *
 * @param kept the shells' own records
 * @param replayedEvents events after the snapshot
 * @param handedOutAgain durable effects that were not confirmed
 * @param cutBytes torn tail that was cut off
 */
public record Recovery(
    Map<String, String> kept, long replayedEvents, int handedOutAgain, long cutBytes) {}
