package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.seatline.app.session.Company.Consult;
import org.seatline.app.session.Company.Ear;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** Colleagues without a server: what is asked is written down and shows in the fake seat's call. */
public final class FakeColleagues implements Colleagues {
  private static final long MINUTE_MS = 60_000;

  /** What was handed over last. */
  public final List<Handover> handovers = new ArrayList<>();

  /** Whether the centre hands over to numbers outside. */
  public boolean numbersAllowed = true;

  private final FakeSeat seat;
  private final List<Consumer<ServerMessage.Targets>> observers = new ArrayList<>();

  FakeColleagues(FakeSeat seat) {
    this.seat = seat;
  }

  private void change(Company next) {
    seat.change(s -> SampleFloor.call(s, c -> CallCopy.of(c).company(next).done()));
  }

  /** The colleague's answer has come. */
  public void connected() {
    at(Company.Phase.CONNECTED);
  }

  /** It rings at the colleague. */
  public void rings() {
    at(Company.Phase.RINGING);
  }

  private void at(Company.Phase phase) {
    Company now = company();
    Consult consult = now.consult();
    if (consult != null) {
      change(now.asking(consult.at(phase, System.nanoTime())));
    }
  }

  /** The call is a colleague's question, or came from one. */
  public void comesFrom(LocalizedText asks, Handover handover) {
    change(new Company(asks, handover, null));
  }

  /** The call came from a colleague and is ours. */
  public void handedOver(Handover handover) {
    change(new Company(null, handover, null));
  }

  private Company company() {
    SeatSnapshot.CallView call = seat.snapshot().call();
    return call == null ? Company.NONE : call.company();
  }

  @Override
  public void transfer(Company.Party party, Handover handover) {
    seat.commands.add("transfer " + party.target());
    handovers.add(handover);
  }

  @Override
  public void consult(Company.Party party, Handover handover) {
    seat.commands.add("consult " + party.target());
    handovers.add(handover);
    change(company().asking(Consult.of(party, handover, System.nanoTime())));
    at(Company.Phase.DIALLING);
  }

  @Override
  public void swap() {
    seat.commands.add("swap");
    hear(Ear.CALLER);
  }

  private void hear(Ear ear) {
    Company now = company();
    Consult consult = now.consult();
    if (consult != null) {
      Ear next = consult.ear() == ear ? Ear.COLLEAGUE : ear;
      change(now.asking(consult.hearing(next)));
      seat.change(s -> SampleFloor.call(s, c -> CallCopy.of(c).held(next == Ear.COLLEAGUE).done()));
    }
  }

  @Override
  public void handOver(Handover handover) {
    seat.commands.add("hand-over");
    handovers.add(handover);
  }

  @Override
  public void together(boolean on) {
    seat.commands.add("together " + on);
    hear(Ear.BOTH);
  }

  @Override
  public void backToCaller() {
    seat.commands.add("back");
    change(company().asking(null));
  }

  @Override
  public void watchTargets(boolean on) {
    seat.commands.add("watch-targets " + on);
    if (on) {
      List.copyOf(observers).forEach(observer -> observer.accept(targets(numbersAllowed)));
    }
  }

  @Override
  public Runnable observeTargets(Consumer<ServerMessage.Targets> observer) {
    observers.add(observer);
    return () -> observers.remove(observer);
  }

  /** Four seats and three queues. */
  public static ServerMessage.Targets targets() {
    return targets(true);
  }

  private static ServerMessage.Targets targets(boolean allowed) {
    return new ServerMessage.Targets(
        List.of(
            seat("1004", text("Zhao Lei", "赵磊"), SeatStateName.TALKING, 4 * MINUTE_MS),
            seat("1002", text("Chen Jing", "陈静"), SeatStateName.READY, MINUTE_MS / 2),
            seat("1003", text("Liu Yang", "刘洋"), SeatStateName.READY, 9 * MINUTE_MS),
            seat("1005", text("Sun Mei", "孙梅"), SeatStateName.NOT_READY, 2 * MINUTE_MS)),
        List.of(
            new ServerMessage.TargetQueue("bills", 1, 23_000, 2, true),
            new ServerMessage.TargetQueue("complaint", 0, 0, 1, true),
            new ServerMessage.TargetQueue("connection", 0, 0, 0, false)),
        allowed);
  }

  private static ServerMessage.TargetSeat seat(
      String agentId, LocalizedText name, SeatStateName state, long sinceMs) {
    return new ServerMessage.TargetSeat(agentId, name, state, sinceMs, List.of("bills"));
  }

  private static LocalizedText text(String en, String zh) {
    return new LocalizedText(en, zh);
  }
}
