package org.seatline.app.call;

import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Company;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.protocol.Handover;

/**
 * The call at the seat, and what its keys do now: one key may mean different things in different
 * states (F8 refuses, ends, is done), but always the same direction.
 */
public final class CallBarViewModel {
  private static final int SENT_SHOWN_MAX = 12;

  /** A press that was meant for the call or wrap-up before must not refuse the next caller. */
  private static final long REFUSE_GUARD_MS = 1_500;

  private final Seat seat;
  private final Messages messages;
  private final WrapUpViewModel wrapUp;
  private final QualityViewModel quality;
  private final CallerLookup lookup;
  private final TransferViewModel transfer;
  private final ReadOnlyObjectWrapper<CallBarState> state =
      new ReadOnlyObjectWrapper<>(new CallBarState.Idle());
  private final ReadOnlyDoubleWrapper micLevel = new ReadOnlyDoubleWrapper();
  private final ReadOnlyDoubleWrapper earLevel = new ReadOnlyDoubleWrapper();
  private final ReadOnlyBooleanWrapper padOpen = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper sentDigits = new ReadOnlyStringWrapper("");
  private final LongSupplier nanos;
  private @Nullable Long busyUntilNanos;
  private Runnable dial = () -> {};

  /** Follows the seat from now on. */
  public CallBarViewModel(Seat seat, Messages messages) {
    this(seat, messages, System::nanoTime);
  }

  /**
   * Follows the seat from now on.
   *
   * @param nanos a monotonic clock like {@link System#nanoTime}
   */
  CallBarViewModel(Seat seat, Messages messages, LongSupplier nanos) {
    this.nanos = nanos;
    this.seat = seat;
    this.messages = messages;
    this.wrapUp = new WrapUpViewModel(seat, messages);
    this.quality = new QualityViewModel(seat, messages);
    this.transfer = new TransferViewModel(seat, messages);
    this.lookup = new CallerLookup(seat, messages, () -> show(seat.snapshot()));
    seat.observe(this::show);
    messages.languageProperty().addListener(property -> show(seat.snapshot()));
    wrapUp.chosenProperty().addListener(property -> show(seat.snapshot()));
    wrapUp.missingProperty().addListener(property -> show(seat.snapshot()));
  }

  /** What the bar shows. */
  public ReadOnlyObjectProperty<CallBarState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the microphone hears, 0 to 1. */
  public ReadOnlyDoubleProperty micLevelProperty() {
    return micLevel.getReadOnlyProperty();
  }

  /** What the agent hears, 0 to 1. */
  public ReadOnlyDoubleProperty earLevelProperty() {
    return earLevel.getReadOnlyProperty();
  }

  /** Whether the pad for digits is open. */
  public ReadOnlyBooleanProperty padOpenProperty() {
    return padOpen.getReadOnlyProperty();
  }

  /** The digits sent since the pad was opened. */
  public ReadOnlyStringProperty sentDigitsProperty() {
    return sentDigits.getReadOnlyProperty();
  }

  /** How the call ended. */
  public WrapUpViewModel wrapUp() {
    return wrapUp;
  }

  /** Whom to ask or to hand over to. */
  public TransferViewModel transfer() {
    return transfer;
  }

  /** How good the call sounds. */
  public QualityViewModel quality() {
    return quality;
  }

  /** Answers what rings, or takes up the talk that was interrupted. */
  public void answer() {
    if (CallBarState.isOffer(state.get())) {
      seat.answer();
    }
  }

  /** Refuses what rings, ends the call, or finishes the wrap-up. */
  public void end() {
    switch (state.get()) {
      case CallBarState.Ringing r -> {
        if (!justBusy()) {
          seat.refuse();
        }
      }
      case CallBarState.Talking t -> {
        if (t.asking() == null) {
          seat.hangUp();
        } else {
          seat.colleagues().backToCaller();
        }
      }
      case CallBarState.Interrupted i -> seat.hangUp();
      case CallBarState.WrapUp w -> wrapUp.finish();
      case CallBarState.Idle i -> {}
    }
  }

  private boolean justBusy() {
    Long until = busyUntilNanos;
    return until != null && nanos.getAsLong() - until < REFUSE_GUARD_MS * 1_000_000;
  }

  /** Holds or takes back; asks for more time in wrap-up. */
  public void holdOrExtend() {
    if (state.get() instanceof CallBarState.Talking talking) {
      if (talking.asking() == null) {
        seat.hold(!talking.held());
      } else {
        seat.colleagues().swap();
      }
    } else if (state.get() instanceof CallBarState.WrapUp) {
      wrapUp.extend();
    }
  }

  /** Whom to hand over to; while somebody is asked, hands over; without a call, dials. */
  public void handOver() {
    if (state.get() instanceof CallBarState.Talking talking && talking.asking() != null) {
      transfer.handOver();
    } else if (state.get() instanceof CallBarState.Talking) {
      transfer.toggle();
    } else if (!CallBarState.isOffer(state.get())) {
      dial.run();
    }
  }

  /** What the key for handing over does without a call. */
  public void dialBy(Runnable opener) {
    dial = opener;
  }

  /** All three together, or agent and colleague by themselves again. */
  public void together() {
    CallBarState.Asking asking =
        state.get() instanceof CallBarState.Talking talking ? talking.asking() : null;
    if (asking != null && asking.connected()) {
      seat.colleagues().together(asking.ear() != Company.Ear.BOTH);
    }
  }

  /** Mutes or unmutes. */
  public void mute() {
    if (state.get() instanceof CallBarState.Talking talking) {
      seat.mute(!talking.muted());
    }
  }

  /** Pauses the recording or goes on with it. */
  public void pauseRecording() {
    if (state.get() instanceof CallBarState.Talking talking
        && talking.recording() != Recording.OFF) {
      seat.pauseRecording(talking.recording() == Recording.ON);
    }
  }

  /** Opens or closes the pad. */
  public void togglePad() {
    sentDigits.set("");
    padOpen.set(!padOpen.get() && state.get() instanceof CallBarState.Talking);
  }

  /** Sends one DTMF digit, 0-9, * or #. */
  public void sendDigit(String digit) {
    if (state.get() instanceof CallBarState.Talking) {
      seat.sendDigits(digit);
      String all = sentDigits.get() + digit;
      sentDigits.set(all.substring(Math.max(0, all.length() - SENT_SHOWN_MAX)));
    }
  }

  private void show(SeatSnapshot now) {
    lookup.follow(now.call(), now.connection().copy());
    micLevel.set(now.headset().micLevel());
    earLevel.set(now.headset().earLevel());
    CallBarState next = describe(now);
    if (!(next instanceof CallBarState.Talking)) {
      padOpen.set(false);
    }
    if (state.get() instanceof CallBarState.Talking || state.get() instanceof CallBarState.WrapUp) {
      busyUntilNanos = nanos.getAsLong();
    }
    state.set(next);
  }

  private CallBarState describe(SeatSnapshot now) {
    CallView call = now.call();
    if (call != null) {
      return switch (call.phase()) {
        case RINGING -> ringing(now, call);
        case INTERRUPTED -> interrupted(now, call);
        case CALLING, CONNECTING, TALKING -> talking(now, call);
      };
    }
    SeatSnapshot.WrapUp after = now.wrapUp();
    if (after != null) {
      return new CallBarState.WrapUp(
          queueName(now, after.queueId()),
          after.untilNanos(),
          after.sinceNanos(),
          after.totalMs(),
          wrapUp.chosenText(),
          wrapUp.missingProperty().get());
    }
    return new CallBarState.Idle();
  }

  private CallBarState ringing(SeatSnapshot now, CallView call) {
    String waited =
        call.line() == null
            ? messages.get("call.waited", Clocks.duration(call.waitedMs()))
            : messages.get("call.over-line");
    String question = question(call.company());
    Handover along = call.company().handover();
    if (question != null || along != null) {
      String from =
          question == null && along != null
              ? messages.get("call.comes-from", messages.of(along.fromName()))
              : messages.get("call.question");
      String words = along == null || along.note().isEmpty() ? "" : ": " + along.note();
      return new CallBarState.Ringing(
          lookup.describe(call, question == null ? wayOf(now, call) : question),
          from + words,
          call.ringUntilNanos(),
          call.ringMs());
    }
    String detail =
        call.menuPath().isEmpty()
            ? waited
            : waited + " · " + messages.get("call.pressed", String.join(" ", call.menuPath()));
    return new CallBarState.Ringing(
        lookup.describe(call, wayOf(now, call)), detail, call.ringUntilNanos(), call.ringMs());
  }

  private CallBarState interrupted(SeatSnapshot now, CallView call) {
    Long since = call.talkSinceNanos();
    long talkedMs = since == null ? 0 : (nanos.getAsLong() - since) / 1_000_000;
    return new CallBarState.Interrupted(
        lookup.describe(call, wayOf(now, call)),
        messages.get("call.interrupted-after", Clocks.duration(talkedMs)),
        call.ringUntilNanos(),
        SeatSnapshot.RESUME_OFFER_MS);
  }

  private CallBarState talking(SeatSnapshot now, CallView call) {
    return new CallBarState.Talking(
        lookup.describe(call, wayOf(now, call)),
        call.talkSinceNanos(),
        progress(call),
        call.held(),
        call.muted(),
        call.recording(),
        now.listenedTo(),
        asking(call.company().consult()),
        question(call.company()));
  }

  private CallBarState.@Nullable Asking asking(Company.@Nullable Consult consult) {
    return consult == null
        ? null
        : new CallBarState.Asking(
            messages.of(consult.party().name()),
            consult.phase(),
            consult.ear(),
            consult.sinceNanos(),
            consult.handingOver(),
            consult.callerGone());
  }

  private @Nullable String question(Company company) {
    return company.asks() == null ? null : messages.get("call.asks", messages.of(company.asks()));
  }

  private String progress(CallView call) {
    CallView.Line line = call.line();
    return switch (call.phase()) {
      case CALLING ->
          messages.get(line != null && line.rings() ? "call.rings-there" : "call.dialling");
      case CONNECTING -> messages.get("call.connecting");
      case RINGING, TALKING, INTERRUPTED -> "";
    };
  }

  private String wayOf(SeatSnapshot now, CallView call) {
    return call.line() == null ? queueName(now, call.queueId()) : messages.get("call.over-line");
  }

  private String queueName(SeatSnapshot now, String queueId) {
    SeatSnapshot.Person person = now.person();
    var queue = person == null ? null : person.queues().get(queueId);
    return queue == null ? queueId : messages.of(queue.name());
  }
}
