package org.seatline.server.admin;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in a configuration, so that an administrator sees it all at once. */
final class Problems {
  static final int REPORTED_MAX = 50;
  private final List<String> found = new ArrayList<>();

  void add(String file, String place, String what) {
    if (found.size() < REPORTED_MAX) {
      found.add(place.isEmpty() ? file + ": " + what : file + " " + place + ": " + what);
    }
  }

  int count() {
    return found.size();
  }

  void throwIfAny() throws ConfigurationException {
    if (!found.isEmpty()) {
      throw new ConfigurationException(found);
    }
  }
}
