package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A wish to change the configuration.
 *
 * @param seenVersion the version in force that the person has looked at; with another one in force
 *     nothing is changed. 0 for whatever is in force.
 * @param change for a quick change, else null
 */
public record ConfigurationRequest(int seenVersion, @Nullable QuickChange change) {}
