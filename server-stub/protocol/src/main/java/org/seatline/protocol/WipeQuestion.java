package org.seatline.protocol;

/** A store asks whether it, or something in it, is to be destroyed. */
public record WipeQuestion(String clientId) {}
