package org.seatline.app.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.seatline.app.session.LegShelf;

/** Dialogs in memory. */
final class KeptLegs implements LegShelf {
  final Map<String, String> dialogs = new ConcurrentHashMap<>();

  @Override
  public void keep(String callId, String dialog) {
    dialogs.put(callId, dialog);
  }

  @Override
  public void drop(String callId) {
    dialogs.remove(callId);
  }
}
