package org.seatline.app.call;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.buttons.HeadsetButtons.Button;
import org.seatline.softphone.buttons.HeadsetButtons.Light;

/**
 * The buttons of the headset do what the keys of the call bar do, and its lights follow the call. A
 * button that means nothing now does nothing: it ends no wrap-up, and needs no notice.
 */
public final class CallButtons {
  private final Seat seat;

  private CallButtons(Seat seat) {
    this.seat = seat;
  }

  /** Joins the two for as long as both live. */
  public static void join(Seat seat, HeadsetButtons buttons) {
    CallButtons joined = new CallButtons(seat);
    buttons.onPressed(joined::pressed);
    var _ = seat.observe(now -> buttons.show(lights(now)));
  }

  private void pressed(Button button) {
    SeatSnapshot now = seat.snapshot();
    CallView call = now.call();
    switch (button) {
      case ANSWER -> {
        if (rings(call) || interrupted(call)) {
          seat.answer();
        }
      }
      case END -> end(now);
      case MUTE -> {
        if (call != null && !rings(call) && !interrupted(call)) {
          seat.mute(!call.muted());
        }
      }
      case HOLD -> {
        if (call != null && call.phase() == Phase.TALKING) {
          seat.hold(!call.held());
        }
      }
    }
  }

  private void end(SeatSnapshot now) {
    CallView call = now.call();
    if (rings(call)) {
      seat.refuse();
    } else if (call != null) {
      seat.hangUp();
    } else if (now.supervision() != null) {
      seat.superviseEnd();
    }
  }

  private static boolean rings(@Nullable CallView call) {
    return call != null && call.phase() == Phase.RINGING;
  }

  private static boolean interrupted(@Nullable CallView call) {
    return call != null && call.phase() == Phase.INTERRUPTED;
  }

  /** What the headset shows in this state. */
  static Set<Light> lights(SeatSnapshot now) {
    CallView call = now.call();
    if (rings(call)) {
      return EnumSet.of(Light.RING);
    }
    Set<Light> lights = EnumSet.noneOf(Light.class);
    if (call != null || now.supervision() != null) {
      lights.add(Light.OFF_HOOK);
    }
    if (call != null && call.muted()) {
      lights.add(Light.MUTE);
    }
    if (call != null && call.held()) {
      lights.add(Light.HOLD);
    }
    return lights;
  }
}
