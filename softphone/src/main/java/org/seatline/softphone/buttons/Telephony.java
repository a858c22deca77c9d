package org.seatline.softphone.buttons;

import org.seatline.softphone.buttons.HeadsetButtons.Light;

/** Usages of the telephony page and of the lights' page (HID Usage Tables 1.5, chapters 14, 11). */
final class Telephony {
  static final int PAGE = 0x0B;
  private static final int LIGHTS_PAGE = 0x08;

  static final int HOOK_SWITCH = PAGE << 16 | 0x20;
  static final int FLASH = PAGE << 16 | 0x21;
  static final int HOLD = PAGE << 16 | 0x23;
  static final int DROP = PAGE << 16 | 0x26;
  static final int PHONE_MUTE = PAGE << 16 | 0x2F;

  private Telephony() {}

  static int usage(Light light) {
    return LIGHTS_PAGE << 16
        | switch (light) {
          case MUTE -> 0x09;
          case OFF_HOOK -> 0x17;
          case RING -> 0x18;
          case HOLD -> 0x20;
        };
  }
}
