package org.seatline.server.telephony;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What seats have told of ends of calls. A seat tells again what it does not know to be heard; by
 * then it may talk on the same call once more. User agent's thread.
 */
final class ToldEnds {
  /** So many are remembered; a seat tells again within minutes. */
  private static final int ENDS_MAX = 1_000;

  private final Set<Told> known = new LinkedHashSet<>();

  private record Told(String callId, String agentId, long atMs) {}

  /** Whether nobody has told it before. */
  boolean isNew(EndAtSeat end) {
    boolean added = known.add(new Told(end.callId(), end.agentId(), end.atMs()));
    if (known.size() > ENDS_MAX) {
      known.remove(known.iterator().next());
    }
    return added;
  }
}
