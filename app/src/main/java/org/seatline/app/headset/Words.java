package org.seatline.app.headset;

import java.util.Locale;

/** Names of enum values as parts of message keys. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
