package org.seatline.softphone.audio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes names that stay the same while devices come and go. The number that ALSA gives a card
 * changes with the socket and the order of plugging in, so it is left out. Devices that have
 * nothing to tell them apart (the same model twice) are numbered in the system's order: after both
 * were pulled out they may change places, which nobody can see from here. Pure.
 */
final class DeviceNames {
  private static final Pattern ALSA_CARD = Pattern.compile("\\[(?:plug)?hw:[^,\\]]+,(\\d+)]");

  private DeviceNames() {}

  /** The name without the number of its card; the number of the device on the card stays. */
  static String stable(String name) {
    return ALSA_CARD.matcher(name).replaceAll("[$1]").strip();
  }

  /** The name for people: without any of these numbers. */
  static String shown(String name) {
    return ALSA_CARD.matcher(name).replaceAll("").replace("[default]", "").strip();
  }

  /** The ids of devices in the system's order, all different. */
  static List<String> ids(List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> ids = new ArrayList<>(names.size());
    for (String name : names) {
      String stable = stable(name);
      int number = seen.merge(stable, 1, Integer::sum);
      ids.add(number == 1 ? stable : stable + "#" + number);
    }
    return ids;
  }
}
