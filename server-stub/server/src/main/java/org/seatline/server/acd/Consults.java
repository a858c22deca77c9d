package org.seatline.server.acd;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A colleague who is asked about a call is a call of its own, so that queues, offers and leases
 * know it as they know others. Its id is that of the call it is about with a number behind, its
 * asker is in its attached data. It has no caller: no music, no overflow, no figure of a queue.
 */
public final class Consults {
  /** Between the id of the call that a consult is about and its number. */
  private static final char MARK = '~';

  /** Key of what is attached to a consult: the agent who asks. */
  public static final String ASKER = "asker";

  private Consults() {}

  static String id(String about, long number) {
    return about + MARK + number;
  }

  /** Whether this is the id of a consult. */
  public static boolean is(String callId) {
    return callId.indexOf(MARK) >= 0;
  }

  /** The id of the call that this one is about: itself, when it is no consult. */
  public static String about(String callId) {
    int mark = callId.indexOf(MARK);
    return mark < 0 ? callId : callId.substring(0, mark);
  }

  /**
   * Whether the seat that declares this call is on that one: a seat that was asked may not have
   * heard yet that the caller is its own now.
   */
  static boolean sameTalk(String callId, @Nullable String declared) {
    return callId.equals(declared) || (declared != null && about(declared).equals(callId));
  }

  static boolean is(Call call) {
    return is(call.callId());
  }

  static String asker(Call consult) {
    return consult.attached().getOrDefault(ASKER, "");
  }

  /** The attached data with what moves along. */
  static Map<String, String> handing(Map<String, String> attached, String handover) {
    Map<String, String> more = new HashMap<>(attached);
    more.put(Event.HANDOVER, handover);
    return more;
  }

  /** Tells the asker how far it is. */
  static void tell(Effects effects, Call consult, String state, @Nullable String cause) {
    String about = about(consult.callId());
    effects.add(
        new Effect.ConsultChanged(
            effects.id(), about, consult.callId(), asker(consult), state, cause));
  }
}
