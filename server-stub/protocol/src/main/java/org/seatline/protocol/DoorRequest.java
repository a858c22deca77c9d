package org.seatline.protocol;

/**
 * A lead closes a queue to new callers, whatever its hours say, or ends that. Callers who wait are
 * kept. In no file: it is the state of a day.
 *
 * @param reason in the lead's words, for the floor, the journal and the audit trail; needed to
 *     close
 */
public record DoorRequest(String queueId, boolean closed, String reason) {}
