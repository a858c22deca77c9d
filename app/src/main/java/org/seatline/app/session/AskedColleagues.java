package org.seatline.app.session;

import java.util.function.Consumer;
import org.seatline.protocol.Handover;
import org.seatline.protocol.ServerMessage;

/** What a person wants of colleagues becomes an event of the loop. */
final class AskedColleagues implements Colleagues {
  private final SeatLoop loop;

  AskedColleagues(SeatLoop loop) {
    this.loop = loop;
  }

  @Override
  public void transfer(Company.Party party, Handover handover) {
    loop.post(new PersonEvent.Transfer(party, handover));
  }

  @Override
  public void consult(Company.Party party, Handover handover) {
    loop.post(new PersonEvent.Consult(party, handover));
  }

  @Override
  public void swap() {
    loop.post(new PersonEvent.Swap());
  }

  @Override
  public void handOver(Handover handover) {
    loop.post(new PersonEvent.HandOver(handover));
  }

  @Override
  public void together(boolean on) {
    loop.post(new PersonEvent.Together(on));
  }

  @Override
  public void backToCaller() {
    loop.post(new PersonEvent.BackToCaller());
  }

  @Override
  public void watchTargets(boolean on) {
    loop.post(new PersonEvent.WatchTargets(on));
  }

  @Override
  public Runnable observeTargets(Consumer<ServerMessage.Targets> observer) {
    return loop.audience().watchTargets(observer);
  }
}
