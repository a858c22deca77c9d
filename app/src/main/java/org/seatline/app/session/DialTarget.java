package org.seatline.app.session;

/**
 * A number that can be dialled.
 *
 * @param number normalised, with a plus and the country's code where that is known
 * @param national as it is dialled within the country; one of another country has its plus
 */
public record DialTarget(String number, String national) {}
