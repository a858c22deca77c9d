package org.seatline.protocol;

/**
 * Body of a refused HTTP request.
 *
 * @param code stable code that the seat has a sentence for, for instance {@code bad-credentials},
 *     {@code already-signed-in}, {@code old-protocol}, {@code unknown-token}, {@code too-large}
 * @param detail English, for the log
 */
public record ErrorBody(String code, String detail) {}
