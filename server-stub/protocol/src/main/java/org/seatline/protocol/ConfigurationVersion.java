package org.seatline.protocol;

import java.util.List;

/**
 * A configuration that is or was in force.
 *
 * @param atMs when it took effect, Unix milliseconds
 * @param by agent id of who applied it, empty for the server itself and its command line
 * @param byName name of that person, or of what did it
 * @param cause {@code start}, {@code apply}, {@code quick}, {@code rollback} or {@code command}
 * @param changes in words, against the version before
 */
public record ConfigurationVersion(
    int number,
    long atMs,
    String by,
    LocalizedText byName,
    String cause,
    List<LocalizedText> changes) {}
