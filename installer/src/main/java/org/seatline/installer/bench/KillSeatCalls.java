package org.seatline.installer.bench;

import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.standalone.RobotDesk;
import org.seatline.app.ticket.TicketSafety;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.SeatStateName;

/**
 * Takes calls: answers or takes up, types into the ticket on the screen while it talks, hangs up,
 * submits, wraps up; through the view models of the screens.
 */
final class KillSeatCalls {
  private static final int MOVES_MORE = 40;
  private static final int RESUMES_OF = 4;
  private static final int MOVES_BETWEEN_WISHES = 3;

  private final Seat seat;
  private final KillSeatWords words;
  private final Random random;
  private final boolean drain;
  private final RobotDesk desk;
  private SeatSnapshot now;
  private String talking = "";
  private String wrapping = "";
  private String handed = "";
  private String safe = "";
  private int talkMoves;
  private int typed;
  private int moves;

  KillSeatCalls(Seat seat, KillSeatWords words, Random random, boolean drain) {
    this.seat = seat;
    this.words = words;
    this.random = random;
    this.drain = drain;
    this.desk = new RobotDesk(seat, new Messages(Language.EN));
    this.now = seat.snapshot();
  }

  void open() {
    desk.open();
    ticket().savedProperty().addListener(changed -> told());
  }

  private TicketViewModel ticket() {
    return desk.ticket().orElseThrow();
  }

  /** The screen says that the ticket is safe. */
  private void told() {
    TicketViewModel form = ticket();
    TicketSafety saved = form.savedProperty().get();
    boolean ticket = saved == TicketSafety.KEPT || saved == TicketSafety.DELIVERED;
    if (ticket && !form.draftId().equals(safe)) {
      safe = form.draftId();
      words.safe(safe);
    }
  }

  void follow(SeatSnapshot next) {
    now = next;
    SeatSnapshot.CallView call = next.call();
    boolean talks = call != null && call.phase() == Phase.TALKING;
    if (call != null && talks && !call.callId().equals(talking)) {
      talking = call.callId();
      talkMoves = random.nextInt(MOVES_MORE);
      words.talking(talking);
    } else if (!talks && !talking.isEmpty()) {
      words.over(talking);
      talking = "";
    }
    SeatSnapshot.WrapUp wrapUp = next.wrapUp();
    String wraps = wrapUp == null ? "" : wrapUp.callId();
    if (!wraps.equals(wrapping)) {
      wrapping = wraps;
      if (!wraps.isEmpty()) {
        words.wrapUp(wraps);
      }
    }
  }

  /** What somebody at this seat does next. */
  void move() {
    SeatSnapshot.CallView call = now.call();
    moves++;
    if (call != null) {
      inCall(call);
    } else if (now.wrapUp() != null) {
      wrapUp(now.wrapUp());
    } else if (rarely() && !drain && wantsCalls()) {
      seat.ready();
    }
  }

  private boolean wantsCalls() {
    return now.signIn().step() == Step.SIGNED_IN && now.state().name() == SeatStateName.NOT_READY;
  }

  private boolean rarely() {
    return moves % MOVES_BETWEEN_WISHES == 0;
  }

  private void inCall(SeatSnapshot.CallView call) {
    switch (call.phase()) {
      case RINGING -> {
        if (rarely()) {
          seat.answer();
        }
      }
      case CALLING, CONNECTING -> {} // somebody else's turn
      case TALKING -> {
        if (drain || talkMoves-- <= 0) {
          seat.hangUp();
        } else {
          type();
        }
      }
      case INTERRUPTED -> interrupted(call);
    }
  }

  private void interrupted(SeatSnapshot.CallView call) {
    if (!rarely() || call.ringUntilNanos() == null) {
      return;
    }
    if (drain || random.nextInt(RESUMES_OF) == 0) {
      seat.hangUp();
    } else {
      words.resumes(call.callId());
      seat.answer();
    }
  }

  private void type() {
    TicketViewModel form = ticket();
    Optional<FieldModel> notes = form.field(KillSeatWords.FIELD);
    if (notes.isEmpty() || !form.isOpen() || form.draftId().equals(handed)) {
      return;
    }
    String key = KillSeatTyping.next(typed++);
    words.key(form.draftId(), key);
    notes.get().edit(notes.get().value() + key);
  }

  private void wrapUp(SeatSnapshot.@Nullable WrapUp wrapUp) {
    SeatSnapshot.Person person = now.person();
    if (wrapUp == null || person == null) {
      return;
    }
    if (!desk.done()) {
      handOver();
    } else if (rarely()) {
      seat.finishWrapUp(desk.disposition(person, wrapUp.queueId()));
    }
  }

  /** The desk walks the script to its end and then submits: from now on it may be a ticket. */
  private void handOver() {
    String draft = ticket().draftId();
    if (!draft.isEmpty() && !Objects.equals(draft, handed)) {
      handed = draft;
      words.handing(draft);
    }
    desk.step();
  }
}
