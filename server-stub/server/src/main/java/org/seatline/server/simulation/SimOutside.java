package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

/** Phones outside the centre: some answer, some are busy, some never say anything. */
final class SimOutside {
  static final List<String> NUMBERS = List.of("+4930111111", "+4930222222", "+8613800138000");

  private static final List<String> IN_VAIN =
      List.of("busy", "refused", "no-answer", "wrong-number", "unreachable");

  private final World world;

  /** Calls at the phones, by offer; true once somebody has answered. */
  private final Map<String, Boolean> rings = new HashMap<>();

  SimOutside(World world) {
    this.world = world;
  }

  static boolean isNumber(@Nullable String who) {
    return who != null && who.startsWith("+");
  }

  void told(Effect effect) {
    switch (effect) {
      case Effect.DialOutside dial -> dial(dial);
      case Effect.WithdrawOffer withdraw -> rings.remove(withdraw.offerId(), false);
      case Effect.RejectAnswer reject -> rings.remove(reject.offerId());
      default -> {}
    }
  }

  private void dial(Effect.DialOutside dial) {
    String offerId = dial.offerId();
    rings.put(offerId, false);
    Random random = world.random();
    int mood = world.draining() ? 0 : random.nextInt(100);
    if (mood < 55) {
      world.after(500 + random.nextInt(9_000), () -> answers(dial));
    } else if (mood < 90) {
      String why = IN_VAIN.get(random.nextInt(IN_VAIN.size()));
      world.after(500 + random.nextInt(9_000), () -> fails(dial, why));
    } // else nobody says anything, and the core has to help itself
  }

  private void answers(Effect.DialOutside dial) {
    if (!rings.replace(dial.offerId(), false, true)) {
      return;
    }
    Random random = world.random();
    String number = dial.number();
    world.send(true, at -> new Event.OfferAnswered(at, dial.offerId(), dial.callId(), number));
    boolean breaks = !world.draining() && random.nextInt(8) == 0;
    world.after(1_000 + random.nextInt(20_000), () -> ends(dial, breaks));
  }

  /** Hangs up, or the line breaks, on whichever call it is by now. */
  private void ends(Effect.DialOutside dial, boolean breaks) {
    if (rings.remove(dial.offerId()) == null) {
      return;
    }
    for (String callId : List.of(dial.callId(), dial.callId().replaceFirst("~.*", ""))) {
      world.send(
          true,
          at ->
              breaks
                  ? new Event.ConnectFailed(at, callId, dial.offerId(), "line-broke")
                  : new Event.CallEnded(at, callId, EndedBy.SEAT, dial.number()));
    }
  }

  private void fails(Effect.DialOutside dial, String why) {
    if (rings.remove(dial.offerId(), false)) {
      world.send(true, at -> new Event.OfferFailed(at, dial.offerId(), dial.number(), why));
    }
  }

  /** What rang when the server died rings no more; who talks goes on talking. */
  void serverDied() {
    rings.values().removeIf(answered -> !answered);
  }
}
