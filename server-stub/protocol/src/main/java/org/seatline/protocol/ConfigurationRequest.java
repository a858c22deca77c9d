package org.seatline.protocol;

import java.util.List;

/**
 * A wish to change the configuration.
 *
 * @param seenVersion the version in force that the person has looked at; with another one in force
 *     nothing is changed. 0 for whatever is in force.
 * @param changes quick changes, which take effect together or not at all; else empty
 */
public record ConfigurationRequest(int seenVersion, List<QuickChange> changes) {
  public ConfigurationRequest {
    // A peer that wants no quick change need not say so.
    changes = changes == null ? List.of() : List.copyOf(changes);
  }
}
