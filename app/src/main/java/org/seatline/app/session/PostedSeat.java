package org.seatline.app.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;

/** A seat whose observers are called, and whose desk answers, on one thread of the caller's. */
public final class PostedSeat implements Seat {
  private final Seat seat;
  private final Executor thread;
  private final boolean latestOnly;
  private final Desk desk;
  private final CentreDesk centre;
  private final PeopleDesk people;

  private PostedSeat(Seat seat, Executor thread, boolean latestOnly) {
    this.seat = seat;
    this.thread = thread;
    this.latestOnly = latestOnly;
    this.desk = new PostedDesk(seat.desk(), thread);
    this.centre = new PostedCentre(seat.centre(), thread);
    this.people = new PostedPeople(seat.people(), thread);
  }

  /** For one who must see every state, a robot say. */
  public static PostedSeat everyState(Seat seat, Executor thread) {
    return new PostedSeat(seat, thread, false);
  }

  /**
   * For screens: snapshots and floor pictures that are overtaken before the thread looks are
   * dropped, so that a slow screen never builds a queue. Notices are not dropped.
   */
  public static PostedSeat latestState(Seat seat, Executor thread) {
    return new PostedSeat(seat, thread, true);
  }

  private <T> Consumer<T> states(Consumer<T> observer) {
    return latestOnly ? latest(observer) : each(observer);
  }

  private <T> Consumer<T> each(Consumer<T> observer) {
    return next -> thread.execute(() -> observer.accept(next));
  }

  private <T> Consumer<T> latest(Consumer<T> observer) {
    AtomicReference<@Nullable T> newest = new AtomicReference<>();
    return next -> {
      if (newest.getAndSet(next) == null) {
        thread.execute(
            () -> {
              T taken = newest.getAndSet(null);
              if (taken != null) {
                observer.accept(taken);
              }
            });
      }
    };
  }

  @Override
  public SeatSnapshot snapshot() {
    return seat.snapshot();
  }

  @Override
  public Runnable observe(Consumer<SeatSnapshot> observer) {
    return seat.observe(states(observer));
  }

  @Override
  public Runnable observeNotices(Consumer<SeatNotice> observer) {
    return seat.observeNotices(each(observer));
  }

  @Override
  public Runnable observeFloor(Consumer<ServerMessage.Floor> observer) {
    return seat.observeFloor(states(observer));
  }

  @Override
  public void signIn(String agentId, char[] password) {
    seat.signIn(agentId, password);
  }

  @Override
  public void signOut() {
    seat.signOut();
  }

  @Override
  public void lock() {
    seat.lock();
  }

  @Override
  public void unlock(char[] password) {
    seat.unlock(password);
  }

  @Override
  public void ready() {
    seat.ready();
  }

  @Override
  public void notReady(String reasonId) {
    seat.notReady(reasonId);
  }

  @Override
  public void lastCall(String reasonId) {
    seat.lastCall(reasonId);
  }

  @Override
  public void answer() {
    seat.answer();
  }

  @Override
  public void refuse() {
    seat.refuse();
  }

  @Override
  public void hangUp() {
    seat.hangUp();
  }

  @Override
  public void dial(String number) {
    seat.dial(number);
  }

  @Override
  public void hold(boolean on) {
    seat.hold(on);
  }

  @Override
  public void mute(boolean on) {
    seat.mute(on);
  }

  @Override
  public void sendDigits(String digits) {
    seat.sendDigits(digits);
  }

  @Override
  public void pauseRecording(boolean on) {
    seat.pauseRecording(on);
  }

  @Override
  public Colleagues colleagues() {
    return new PostedColleagues(seat.colleagues(), this::states);
  }

  @Override
  public void extendWrapUp() {
    seat.extendWrapUp();
  }

  @Override
  public void chooseDisposition(String dispositionId) {
    seat.chooseDisposition(dispositionId);
  }

  @Override
  public void finishWrapUp(String dispositionId) {
    seat.finishWrapUp(dispositionId);
  }

  @Override
  public void autoAnswer(boolean on, long afterMs) {
    seat.autoAnswer(on, afterMs);
  }

  @Override
  public void tryNow() {
    seat.tryNow();
  }

  @Override
  public void watchFloor(boolean on) {
    seat.watchFloor(on);
  }

  @Override
  public void supervise(String agentId, SuperviseMode mode) {
    seat.supervise(agentId, mode);
  }

  @Override
  public void superviseEnd() {
    seat.superviseEnd();
  }

  @Override
  public void forceState(String agentId, SeatStateName state, String reasonId) {
    seat.forceState(agentId, state, reasonId);
  }

  @Override
  public void forceLastCall(String agentId, String reasonId) {
    seat.forceLastCall(agentId, reasonId);
  }

  @Override
  public void message(String toAgentId, String text) {
    seat.message(toAgentId, text);
  }

  @Override
  public void startDrill(String drillId, String agentId) {
    seat.startDrill(drillId, agentId);
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public PeopleDesk people() {
    return people;
  }

  @Override
  public CentreDesk centre() {
    return centre;
  }

  @Override
  public SoundPlayer player() {
    return new PostedPlayer(seat.player(), thread);
  }
}
