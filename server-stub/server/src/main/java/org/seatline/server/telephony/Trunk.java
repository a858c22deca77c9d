package org.seatline.server.telephony;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Why;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All calls that are at the front door. Everything runs on the user agent's thread. */
final class Trunk {
  private static final Logger LOG = LoggerFactory.getLogger(Trunk.class);

  private final FrontDoor door;
  private final Drills drills;
  private final Supplier<String> callIds;
  private final CallBeginnings beginnings;
  private final Map<String, TrunkCall> calls = new HashMap<>();
  private final Map<String, CallbackCall> callbacks = new HashMap<>();
  private final Map<String, ConsultCall> consults = new HashMap<>();
  private final ToldEnds ends = new ToldEnds();

  Trunk(FrontDoor door, Drills drills, Supplier<String> callIds) {
    this.door = door;
    this.drills = drills;
    this.callIds = callIds;
    this.beginnings = new CallBeginnings(door, calls::remove);
  }

  /** A new caller. */
  void incoming(IncomingCall incoming) {
    SessionDescription offer = SdpRelay.parse(incoming.offer());
    if (offer == null || offer.audio().isEmpty()) {
      incoming.reject(488);
      return;
    }
    String callId = callIds.get();
    String number = number(incoming.invite(), door);
    Drills.Started drill =
        drills.take(incoming.invite().headers().firstOr(Protocol.SIP_HEADER_DRILL, ""));
    Map<String, String> attached = new HashMap<>(drill == null ? Map.of() : drill.attached());
    String to = incoming.invite().headers().firstOr("To", "");
    String called = door.callers().normalise(HeaderText.user(HeaderText.uri(to)));
    if (!called.isEmpty()) {
      attached.put(Event.CALLED, called);
    }
    attached.put(Event.TRUNK, hostOf(incoming));
    String onlyAgent = drill == null ? null : drill.agentId();
    TrunkCall call =
        beginnings.incoming(new TrunkCall.Who(callId, number, onlyAgent), incoming, offer);
    calls.put(callId, call);
    call.save(); // before the core lets it be answered, so that no answered call is ever unknown
    door.core().submit(new Event.CallArrived(door.core().nowMs(), callId, number, attached));
  }

  /** The caller's number in its one form. */
  static String number(SipRequest invite, FrontDoor door) {
    String from = invite.headers().firstOr("From", "");
    return door.callers().normalise(HeaderText.user(HeaderText.uri(from)));
  }

  /** Host and port to which the caller's side wants its requests: callbacks go by it. */
  private static String hostOf(IncomingCall incoming) {
    String contact = HeaderText.uri(incoming.invite().headers().firstOr("Contact", ""));
    String place = contact.substring(contact.indexOf('@') + 1);
    return place.replaceFirst("^sips?:", "").replaceFirst("[;?>].*$", "");
  }

  /** How many calls there are. */
  int size() {
    return calls.size();
  }

  /**
   * Takes up what an earlier process kept.
   *
   * @param known the calls that the core knows; others are ended
   * @return what that process did not tell the core, or perhaps did not
   */
  List<Event> takeUp(Map<String, String> kept, KnownCalls known) {
    List<Event> untold = new ArrayList<>();
    new TreeMap<>(kept)
        .forEach(
            (key, value) -> {
              if (key.startsWith(KeptCall.KEY)) {
                String callId = key.substring(KeptCall.KEY.length());
                untold.addAll(takeUp(callId, value, known));
              } else if (key.startsWith(KeptCallback.KEY)) {
                endCallback(key.substring(KeptCallback.KEY.length()), value);
              } else if (key.startsWith(Leftover.KEY)) {
                end(key, value);
              }
            });
    return untold;
  }

  private List<Event> takeUp(String callId, String value, KnownCalls known) {
    String number = known.number(callId);
    try {
      KeptCall kept = KeptCall.parse(value);
      TrunkCall call = beginnings.left(kept, number);
      calls.put(callId, call);
      long nowMs = door.core().nowMs();
      if (number == null && call.isUnanswered()) {
        return List.of(new Event.CallArrived(nowMs, callId, call.callerNumber(), Map.of()));
      } else if (number == null) {
        call.release();
        return List.of();
      }
      if (known.waitsForCallback(callId)) {
        call.hangUp(); // its caller was being told goodbye
        return List.of();
      }
      CallBeginnings.takeUp(call);
      // The last process may have died between writing an answer down and telling of it.
      List<Event> untold = new ArrayList<>();
      kept.answered()
          .forEach(
              seat ->
                  untold.add(
                      new Event.OfferAnswered(nowMs, seat.offerId(), callId, seat.agentId())));
      if (known.dials(callId) && kept.seat() != null) {
        untold.add(new Event.CallbackReached(nowMs, callId, known.attempt(callId)));
      }
      return untold;
    } catch (JsonProcessingException e) {
      return lost(callId, e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException e) {
      return lost(callId, String.valueOf(e.getMessage()));
    }
  }

  private List<Event> lost(String callId, String why) {
    LOG.error("call {} cannot be taken up: {}", callId, why);
    return List.of(new Event.CallerGone(door.core().nowMs(), callId));
  }

  /**
   * A seat ended the call by itself: nobody hears its side any more. A caller who meanwhile waits
   * again, or talks with another seat, stays; so does one whose end was told before.
   */
  void endedAtSeat(EndAtSeat end) {
    ConsultCall consult = consults.get(end.callId());
    if (consult != null) {
      consult.endedAtSeat(end.agentId());
      return;
    }
    TrunkCall call = calls.get(end.callId());
    SeatLeg leg = call == null ? null : call.seat();
    if (call != null && leg != null && leg.agentId.equals(end.agentId()) && ends.isNew(end)) {
      call.seatEnded(leg, end.event());
    }
  }

  /**
   * Performs an effect on its call, when that is still there. A recovered effect may have been
   * performed before the crash. Offers were withdrawn by the restart and are not repeated; a grant
   * is: its re-INVITE leads to the same media again.
   */
  void perform(String callId, Effect effect, boolean recovered) {
    if (recovered && effect instanceof Effect.DialCaller dial) {
      missed(dial); // never dialled twice: whether it was, nobody knows
      return;
    }
    if (Consults.is(callId)) {
      consult(callId, effect, recovered);
      return;
    }
    if (effect instanceof Effect.HandOver wanted) {
      handOver(wanted);
      return;
    }
    if (effect instanceof Effect.OfferCall offer && offer.attached().containsKey(Event.CALLBACK)) {
      callbacks.computeIfAbsent(
          callId, id -> new CallbackCall(id, door, reached -> reached(reached)));
    }
    CallbackCall callback = callbacks.get(callId);
    TrunkCall call = calls.get(callId);
    if (callback != null) {
      perform(callback, effect, recovered);
    } else if (effect instanceof Effect.DialCaller dial) {
      missed(dial);
    }
    if (call != null && (callback == null || effect instanceof Effect.ReleaseCall)) {
      new CallWishes(call).perform(effect, recovered);
    }
  }

  /** Asking a colleague does not outlive the process: what was kept of it was ended. */
  private void consult(String consultId, Effect effect, boolean recovered) {
    if (recovered) {
      return;
    }
    ConsultCall consult = consults.computeIfAbsent(consultId, id -> new ConsultCall(id, door));
    switch (effect) {
      case Effect.OfferCall e -> consult.offer(e);
      case Effect.DialOutside e -> consult.dial(e);
      case Effect.WithdrawOffer e -> consult.withdraw(e.offerId());
      case Effect.RejectAnswer e -> consult.withdraw(e.offerId());
      case Effect.Connect e -> consult.connect(e.offerId());
      case Effect.ReleaseSeatLeg e -> consult.releaseSeat(e.agentId());
      case Effect.ReleaseCall _ -> {
        consult.release();
        consults.remove(consultId);
      }
      default -> {}
    }
  }

  private void handOver(Effect.HandOver wanted) {
    TrunkCall call = calls.get(wanted.callId());
    ConsultCall consult = consults.remove(wanted.consultId());
    SeatLeg leg = call == null ? null : call.seat();
    boolean done = leg != null && leg.offerId.equals(wanted.offerId());
    if (call != null && consult != null) {
      HandingOver.perform(wanted, call, consult);
    } else if (consult != null) {
      consult.release(); // the caller has hung up
    } else if (call != null && !done) {
      call.serving().letGoTalking(wanted.fromAgentId());
      HandingOver.gone(wanted, call);
    }
  }

  private void missed(Effect.DialCaller dial) {
    door.core()
        .submit(
            new Event.CallbackMissed(
                door.core().nowMs(), dial.callId(), dial.attempt(), DialOutcome.SERVER_RESTARTED));
  }

  /** A callback's caller has answered. */
  private TrunkCall reached(ReachedCall reached) {
    String callId = reached.callId();
    callbacks.remove(callId);
    TrunkCall call = beginnings.reached(reached);
    calls.put(callId, call);
    return call;
  }

  private void perform(CallbackCall callback, Effect effect, boolean recovered) {
    switch (effect) {
      case Effect.OfferCall e -> {
        if (!recovered) {
          callback.offer(e);
        }
      }
      case Effect.WithdrawOffer e -> callback.withdraw(e.offerId(), e.why());
      case Effect.RejectAnswer e -> callback.withdraw(e.offerId(), Why.ANSWERED_ELSEWHERE);
      case Effect.Connect e -> callback.connect(e.offerId());
      case Effect.DialCaller e -> callback.dial(e);
      case Effect.StopDialling e -> callback.stopDialling(e.attempt());
      case Effect.ReleaseSeatLeg e -> callback.releaseSeat(e.agentId());
      case Effect.ReleaseCall _ -> callback.release();
      default -> {}
    }
    if (callback.idle()) {
      callbacks.remove(callback.callId());
    }
  }

  /** Ends what an earlier process left ringing for a callback, unless its caller has answered. */
  private void endCallback(String callId, String value) {
    TrunkCall reached = calls.get(Consults.about(callId));
    if (Consults.is(callId)) {
      endConsult(callId, value, reached);
      return;
    }
    boolean talks = reached != null && reached.seat() != null;
    try {
      KeptCallback kept = talks ? KeptCallback.NOTHING : KeptCallback.parse(value);
      kept.seats().forEach(seat -> end(callId, seat));
      if (kept.dialled() != null) {
        end(callId, kept.dialled());
      }
    } catch (JsonProcessingException e) {
      LOG.error("callback {} cannot be read: {}", callId, e.getOriginalMessage());
    }
    door.core().keep(KeptCallback.KEY + callId, null);
  }

  /** Ends what is left of asking a colleague, but for a leg that has been given the caller. */
  private void endConsult(String consultId, String value, @Nullable TrunkCall call) {
    SeatLeg leg = call == null ? null : call.seat();
    Call serving = leg == null ? null : leg.call();
    String served = serving == null ? "" : serving.key();
    try {
      KeptCallback kept = KeptCallback.parse(value);
      List<String> dialogs = new ArrayList<>(kept.seats());
      if (kept.dialled() != null) {
        dialogs.add(kept.dialled());
      }
      dialogs.stream()
          .filter(dialog -> served.isEmpty() || !dialog.contains(served))
          .forEach(dialog -> end(consultId, dialog));
    } catch (JsonProcessingException e) {
      LOG.error("consult {} cannot be read: {}", consultId, e.getOriginalMessage());
    }
    door.core().keep(KeptCallback.KEY + consultId, null);
  }

  private void end(String of, String dialog) {
    try {
      Leftover.end(door, dialog);
    } catch (IllegalArgumentException e) {
      LOG.error("what is left of {} cannot be ended: {}", of, e.getMessage());
    }
  }

  /** The call that an effect is about, or null. */
  static @Nullable String callOf(Effect effect) {
    return switch (effect) {
      case Effect.PlayMenu e -> e.callId();
      case Effect.PlayQueue e -> e.callId();
      case Effect.AnnouncePosition e -> e.callId();
      case Effect.OfferCall e -> e.callId();
      case Effect.WithdrawOffer e -> e.callId();
      case Effect.Connect e -> e.callId();
      case Effect.RejectAnswer e -> e.callId();
      case Effect.ReleaseCall e -> e.callId();
      case Effect.ReleaseSeatLeg e -> e.callId();
      case Effect.TakeVoicemail e -> e.callId();
      case Effect.ConfirmSeat e -> e.callId();
      case Effect.AskCallback e -> e.callId();
      case Effect.KeepCallback e -> e.callId();
      case Effect.DialCaller e -> e.callId();
      case Effect.StopDialling e -> e.callId();
      case Effect.HandOver e -> e.callId();
      case Effect.DialOutside e -> e.callId();
      case Effect.ConsultChanged _ -> null;
      case Effect.QueueDoor _ -> null;
      case Effect.SeatStateChanged _ -> null;
      case Effect.QueueChanged _ -> null;
      case Effect.Recorded _ -> null;
      case Effect.EventRefused _ -> null;
    };
  }
}
