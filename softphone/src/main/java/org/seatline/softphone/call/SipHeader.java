package org.seatline.softphone.call;

/** One header line: its long name as written, and its value without the line end. */
public record SipHeader(String name, String value) {}
