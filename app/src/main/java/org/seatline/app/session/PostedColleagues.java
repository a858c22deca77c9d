package org.seatline.app.session;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.seatline.protocol.Handover;
import org.seatline.protocol.ServerMessage;

/** Colleagues whose observers are called on a thread of the caller's. */
final class PostedColleagues implements Colleagues {
  private final Colleagues asked;
  private final UnaryOperator<Consumer<ServerMessage.Targets>> posted;

  PostedColleagues(Colleagues asked, UnaryOperator<Consumer<ServerMessage.Targets>> posted) {
    this.asked = asked;
    this.posted = posted;
  }

  @Override
  public void transfer(Company.Party party, Handover handover) {
    asked.transfer(party, handover);
  }

  @Override
  public void consult(Company.Party party, Handover handover) {
    asked.consult(party, handover);
  }

  @Override
  public void swap() {
    asked.swap();
  }

  @Override
  public void handOver(Handover handover) {
    asked.handOver(handover);
  }

  @Override
  public void together(boolean on) {
    asked.together(on);
  }

  @Override
  public void backToCaller() {
    asked.backToCaller();
  }

  @Override
  public void watchTargets(boolean on) {
    asked.watchTargets(on);
  }

  @Override
  public Runnable observeTargets(Consumer<ServerMessage.Targets> observer) {
    return asked.observeTargets(posted.apply(observer));
  }
}
