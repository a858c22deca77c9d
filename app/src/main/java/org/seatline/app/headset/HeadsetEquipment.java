package org.seatline.app.headset;

import org.seatline.softphone.buttons.HeadsetButtons;

/** What a person at the seat speaks into, hears with and presses. */
public record HeadsetEquipment(HeadsetDesk desk, HeadsetButtons buttons) {
  /** Of a seat without sound. */
  public static final HeadsetEquipment NONE =
      new HeadsetEquipment(
          HeadsetDesk.NONE, HeadsetButtons.none(new HeadsetButtons.State.Closed()));
}
