package org.seatline.app.fx;

/** Phone numbers as people read them; normalised numbers stay as they are everywhere else. */
public final class PhoneText {
  private PhoneText() {}

  /** {@code +8613800005678} becomes {@code 138 0000 5678}; other numbers are grouped by four. */
  public static String display(String number) {
    String local = number.startsWith("+86") ? number.substring(3) : number;
    if (local.length() == 11 && local.startsWith("1")) {
      return local.substring(0, 3) + " " + local.substring(3, 7) + " " + local.substring(7);
    }
    if (number.startsWith("+86")) {
      return "0" + local;
    }
    return number;
  }
}
