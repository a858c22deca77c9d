package org.seatline.protocol;

/** Somebody has seen to a message, or takes that back. */
public record VoicemailMark(boolean done) {}
