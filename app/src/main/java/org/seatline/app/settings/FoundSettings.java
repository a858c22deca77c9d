package org.seatline.app.settings;

import java.util.List;

/**
 * What was found in the settings file.
 *
 * @param settings with the usual ones for whatever was wrong or missing
 * @param wrong values that were there and could not be used, by their names in the file; the name
 *     {@link #WHOLE_FILE} where nothing could be read
 * @param keptAs name of the copy of the file as it was; empty where nothing was wrong, or the disk
 *     refused the copy
 */
public record FoundSettings(SeatSettings settings, List<String> wrong, String keptAs) {
  /** Stands for everything in the file. */
  public static final String WHOLE_FILE = "file";

  public FoundSettings {
    wrong = List.copyOf(wrong);
  }
}
