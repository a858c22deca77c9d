package org.seatline.app.monitor.voicemail;

/**
 * A message in words of the moment's language.
 *
 * @param done whether somebody has seen to it
 */
record MessageRow(
    String id,
    String time,
    String queue,
    String caller,
    String length,
    long lengthMs,
    String state,
    boolean done) {}
