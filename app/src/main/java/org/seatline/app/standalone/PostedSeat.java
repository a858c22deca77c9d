package org.seatline.app.standalone;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;

/** A seat whose observers are called, and whose desk answers, on one thread of the caller's. */
final class PostedSeat implements Seat {
  private final Seat seat;
  private final Executor thread;
  private final Desk desk;

  PostedSeat(Seat seat, Executor thread) {
    this.seat = seat;
    this.thread = thread;
    this.desk = new PostedDesk(seat.desk(), thread);
  }

  @Override
  public SeatSnapshot snapshot() {
    return seat.snapshot();
  }

  @Override
  public Runnable observe(Consumer<SeatSnapshot> observer) {
    return seat.observe(next -> thread.execute(() -> observer.accept(next)));
  }

  @Override
  public Runnable observeNotices(Consumer<SeatNotice> observer) {
    return seat.observeNotices(next -> thread.execute(() -> observer.accept(next)));
  }

  @Override
  public Runnable observeFloor(Consumer<ServerMessage.Floor> observer) {
    return seat.observeFloor(next -> thread.execute(() -> observer.accept(next)));
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
  public void ready() {
    seat.ready();
  }

  @Override
  public void notReady(String reasonId) {
    seat.notReady(reasonId);
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
  public void extendWrapUp() {
    seat.extendWrapUp();
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
}
