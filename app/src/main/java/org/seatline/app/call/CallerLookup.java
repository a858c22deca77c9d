package org.seatline.app.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.LocalCopy;
import org.seatline.protocol.CustomerRecord;

/**
 * Who calls, as far as the local store knows. One lookup for each call, and another whenever more
 * customers have come in while nobody was found.
 */
final class CallerLookup {
  /** Key of the attached data of a caller who is to be called back. */
  private static final String CALLBACK = "callback";

  private final Seat seat;
  private final Messages messages;
  private final Runnable changed;
  private @Nullable String callId;
  private @Nullable List<CustomerRecord> found;
  private LocalCopy lookedIn = LocalCopy.COMPLETE;

  CallerLookup(Seat seat, Messages messages, Runnable changed) {
    this.seat = seat;
    this.messages = messages;
    this.changed = changed;
  }

  /** Looks the call's number up. */
  void follow(@Nullable CallView call, LocalCopy copy) {
    if (call == null) {
      return;
    }
    boolean another = !call.callId().equals(callId);
    boolean again = found != null && found.isEmpty() && !copy.equals(lookedIn);
    if (!another && !again) {
      return;
    }
    String asked = call.callId();
    callId = asked;
    lookedIn = copy;
    if (another) {
      found = null;
    }
    if (call.number().isEmpty()) {
      found = List.of();
      return;
    }
    var _ =
        seat.desk()
            .customersByNumber(call.number())
            .thenAccept(
                customers -> {
                  if (asked.equals(callId)) {
                    found = customers;
                    changed.run();
                  }
                });
  }

  /** The caller of this call in words. */
  CallBarState.Caller describe(CallView call, String queue) {
    String number =
        call.number().isEmpty()
            ? messages.get("call.withheld")
            : PhoneMask.text(seat.snapshot().person(), call.number());
    String drill = call.drill() == null ? null : messages.of(call.drill());
    return new CallBarState.Caller(name(), number, marks(call), queue, drill);
  }

  private String name() {
    if (found == null) {
      return "";
    }
    return switch (found.size()) {
      case 0 -> messages.get(lookedIn.complete() ? "call.unknown" : "call.looking-up");
      case 1 -> messages.of(found.get(0).name());
      default -> messages.get("call.ambiguous", found.size());
    };
  }

  private List<CallBarState.Mark> marks(CallView call) {
    List<CallBarState.Mark> marks = new ArrayList<>();
    if (call.attached().containsKey(CALLBACK)) {
      marks.add(new CallBarState.Mark(messages.get("call.callback"), "accent"));
    }
    if (found != null && found.size() == 1) {
      if (found.get(0).flags().contains("vip")) {
        marks.add(new CallBarState.Mark(messages.get("call.vip"), "accent"));
      }
      if (found.get(0).flags().contains("life-support")) {
        marks.add(new CallBarState.Mark(messages.get("call.life-support"), "alarm"));
      }
    }
    return marks;
  }
}
