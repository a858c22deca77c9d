package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a queue takes new callers. Its hours and a lead's emergency closing are kept apart: the
 * end of one does not undo the other.
 *
 * @param closedWhy why it is closed by its hours, null when it is open
 * @param emergencyWhy why a lead closed it, null when not
 * @param emergencyBy the lead's agent id, null when not
 * @param sinceMs since when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Door(
    String queueId,
    @Nullable String closedWhy,
    @Nullable String emergencyWhy,
    @Nullable String emergencyBy,
    long sinceMs) {

  /** Whether new callers may come in. */
  public boolean open() {
    return closedWhy == null && emergencyWhy == null;
  }

  /** Why it is closed, empty when it is open. */
  public String why() {
    if (emergencyWhy != null) {
      return emergencyWhy;
    }
    return closedWhy == null ? "" : closedWhy;
  }
}
