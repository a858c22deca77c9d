package org.seatline.softphone.testbench;

import org.seatline.softphone.call.InfoDigits;

/** The keys that the other end has pressed, by the way they came. */
final class PressedKeys {
  private final StringBuilder events = new StringBuilder();
  private final StringBuilder infos = new StringBuilder();

  synchronized void event(char key) {
    events.append(key);
  }

  synchronized void info(String contentType, String body) {
    char key = InfoDigits.key(contentType, body);
    if (key != 0) {
      infos.append(key);
    }
  }

  synchronized String events() {
    return events.toString();
  }

  synchronized String infos() {
    return infos.toString();
  }
}
