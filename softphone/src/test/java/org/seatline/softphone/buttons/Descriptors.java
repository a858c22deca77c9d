package org.seatline.softphone.buttons;

import java.util.HexFormat;

/** Report descriptors in the manner of headsets in use. */
final class Descriptors {
  /**
   * Volume keys in report 1; in report 2 a hook switch with a position, mute and flash that are
   * presses, and a tone to tell that the line is busy; lights in report 2.
   */
  static final byte[] WITH_POSITIONS =
      bytes(
          """
          05 0C 09 01 A1 01 85 01 15 00 25 01 09 E9 09 EA 75 01 95 02 81 02 95 06 81 01 C0
          05 0B 09 05 A1 01 85 02 15 00 25 01 75 01
          09 20 09 97 95 02 81 22
          09 2F 09 21 95 02 81 06
          95 04 81 01
          05 08 09 17 09 09 09 18 09 20 95 04 91 22
          95 04 91 01
          C0
          """);

  /**
   * No report numbers: four bits of padding, then one value of four bits that says which key is
   * down (hook switch, hold, mute, drop); lights in a byte of their own.
   */
  static final byte[] WITH_ONE_KEY_AT_A_TIME =
      bytes(
          """
          05 0B 09 05 A1 01
          75 04 95 01 81 01
          A4 09 20 09 23 09 2F 09 26 15 01 25 04 75 04 95 01 81 00 B4
          A1 02 05 08 15 00 25 01 09 18 09 17 09 09 75 01 95 03 91 02 75 05 95 01 91 01 C0
          C0
          """);

  private Descriptors() {}

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
