package org.seatline.app.headset;

import java.util.List;
import org.seatline.app.settings.HeadsetSettings;

/**
 * What the headset page shows.
 *
 * @param state how the headset is, in a sentence
 * @param working whether both lines run
 * @param settings what the workplace is set to
 * @param processing whether sound can be processed here, and what of it
 * @param buttons which headset's buttons are heard, or why none are
 * @param tests what is heard for a test
 */
public record HeadsetPage(
    String state,
    boolean working,
    DeviceField microphone,
    DeviceField earpiece,
    DeviceField ringer,
    HeadsetSettings settings,
    Processing processing,
    String buttons,
    Tests tests) {

  /**
   * A device that can be chosen.
   *
   * @param id stable; empty for the system's choice
   */
  public record Option(String id, String label) {
    @Override
    public String toString() {
      return label; // what a list shows that was given no words of its own
    }
  }

  /**
   * What can be chosen for one use.
   *
   * @param hint what is wrong with the choice and what to do; empty when nothing is
   */
  public record DeviceField(List<Option> options, Option chosen, String hint) {
    public DeviceField {
      options = List.copyOf(options);
    }
  }

  /**
   * Sound processing.
   *
   * @param possible false where the library does not run
   * @param note why not; empty otherwise
   */
  public record Processing(boolean possible, String note) {}

  /**
   * The test sounds.
   *
   * @param free whether they may be heard now: no call needs the headset
   */
  public record Tests(boolean free, boolean tone, boolean rings) {}
}
