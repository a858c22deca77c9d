package org.seatline.protocol;

import java.util.List;

/**
 * How a call ended, chosen in wrap-up.
 *
 * @param queueIds the queues that use it; empty for all
 */
public record Disposition(String id, LocalizedText name, List<String> queueIds) {
  /** Stands for a wrap-up that ended before anything was chosen; no disposition has this id. */
  public static final String NONE = "none";
}
