package org.seatline.app.session;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;

/** The seat, as screens and robots use it: what a person wants becomes an event of its loop. */
public final class SeatCore implements Seat, AutoCloseable {
  private final SeatPorts ports;
  private final SeatLoop loop;
  private final CentreRequests centre;
  private final Colleagues colleagues;

  /** Starts the core thread; the phone, the store and the delivery stay the caller's to close. */
  public SeatCore(SeatPorts ports) {
    this.ports = ports;
    this.loop = new SeatLoop(ports);
    this.colleagues = new AskedColleagues(loop);
    this.centre = new CentreRequests(ports.api());
  }

  /**
   * Obeys orders of the server to destroy data from now on.
   *
   * @param closeSeat runs on a thread of the seat's once an order is on the disk: it is carried out
   *     when the store is opened next
   */
  public void watchWipes(Runnable closeSeat) {
    loop.shell().watchWipes(closeSeat);
  }

  /** Shows a notice that did not come from the core: the store was set aside, say. */
  public void notify(SeatNotice notice) {
    loop.run(() -> loop.audience().tell(notice));
  }

  @Override
  public SeatSnapshot snapshot() {
    return loop.audience().snapshot();
  }

  @Override
  public Runnable observe(Consumer<SeatSnapshot> observer) {
    loop.run(() -> loop.audience().add(observer));
    return () -> loop.run(() -> loop.audience().remove(observer));
  }

  @Override
  public Runnable observeNotices(Consumer<SeatNotice> observer) {
    Runnable stop = loop.audience().hearNotices(observer);
    loop.run(() -> loop.audience().tellUnheard(observer));
    return stop;
  }

  @Override
  public Runnable observeFloor(Consumer<ServerMessage.Floor> observer) {
    return loop.audience().watchFloor(observer);
  }

  @Override
  public void signIn(String agentId, char[] password) {
    Function<SeatModel, @Nullable String> who =
        model -> model.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_OUT ? agentId : null;
    enter(who, password, new PersonEvent.SignIn(agentId));
  }

  @Override
  public void unlock(char[] password) {
    enter(SeatCore::lockedAgent, password, new PersonEvent.Unlock());
  }

  private static @Nullable String lockedAgent(SeatModel model) {
    var session = model.session();
    boolean locked = model.signIn().step() == SeatSnapshot.SignIn.Step.LOCKED;
    return locked && session != null ? session.agent().agentId() : null;
  }

  /** Hands a password over if the seat is where one counts, and forgets it otherwise. */
  private void enter(
      Function<SeatModel, @Nullable String> who, char[] password, PersonEvent event) {
    char[] own = password.clone();
    Arrays.fill(password, '\0');
    loop.run(
        () -> {
          String agentId = who.apply(loop.model());
          if (agentId != null) {
            loop.shell().credentials(agentId, own);
          } else {
            Arrays.fill(own, '\0');
          }
          loop.handle(event);
        });
  }

  @Override
  public void signOut() {
    loop.post(new PersonEvent.SignOut());
  }

  @Override
  public void lock() {
    loop.post(new PersonEvent.Lock());
  }

  @Override
  public void ready() {
    loop.post(new PersonEvent.Ready());
  }

  @Override
  public void notReady(String reasonId) {
    loop.post(new PersonEvent.NotReady(reasonId));
  }

  @Override
  public void lastCall(String reasonId) {
    loop.post(new PersonEvent.LastCall(reasonId));
  }

  @Override
  public void answer() {
    loop.post(new PersonEvent.Answer());
  }

  @Override
  public void refuse() {
    loop.post(new PersonEvent.Refuse());
  }

  @Override
  public void hangUp() {
    loop.post(new PersonEvent.HangUp());
  }

  @Override
  public void dial(String number) {
    desk()
        .dialTarget(number)
        .ifPresentOrElse(
            target ->
                loop.post(
                    new PersonEvent.Dial(FallbackLine.CALL_ID_PREFIX + UUID.randomUUID(), target)),
            () -> notify(Notices.NOT_A_NUMBER));
  }

  @Override
  public void hold(boolean on) {
    loop.post(new PersonEvent.Hold(on));
  }

  @Override
  public void mute(boolean on) {
    loop.post(new PersonEvent.Mute(on));
  }

  @Override
  public void sendDigits(String digits) {
    loop.post(new PersonEvent.Digits(digits));
  }

  @Override
  public void pauseRecording(boolean on) {
    loop.post(new PersonEvent.PauseRecording(on));
  }

  @Override
  public Colleagues colleagues() {
    return colleagues;
  }

  @Override
  public void extendWrapUp() {
    loop.post(new PersonEvent.ExtendWrapUp());
  }

  @Override
  public void chooseDisposition(String dispositionId) {
    loop.post(new PersonEvent.ChooseDisposition(dispositionId));
  }

  @Override
  public void finishWrapUp(String dispositionId) {
    loop.post(new PersonEvent.FinishWrapUp(dispositionId));
  }

  @Override
  public void autoAnswer(boolean on, long afterMs) {
    loop.post(new PersonEvent.AutoAnswer(on, afterMs));
  }

  @Override
  public void tryNow() {
    loop.run(loop.shell()::tryNow);
  }

  @Override
  public void watchFloor(boolean on) {
    loop.post(new PersonEvent.WatchFloor(on));
  }

  @Override
  public void supervise(String agentId, SuperviseMode mode) {
    loop.post(new PersonEvent.Supervise(agentId, mode));
  }

  @Override
  public void superviseEnd() {
    loop.post(new PersonEvent.SuperviseEnd());
  }

  @Override
  public void forceState(String agentId, SeatStateName state, String reasonId) {
    loop.post(new PersonEvent.ForceState(agentId, state, reasonId.isEmpty() ? null : reasonId));
  }

  @Override
  public void forceLastCall(String agentId, String reasonId) {
    loop.post(new PersonEvent.ForceLastCall(agentId, reasonId));
  }

  @Override
  public void message(String toAgentId, String text) {
    loop.post(new PersonEvent.Message(toAgentId.isEmpty() ? null : toAgentId, text));
  }

  @Override
  public void startDrill(String drillId, String agentId) {
    loop.post(new PersonEvent.StartDrill(drillId, agentId));
  }

  @Override
  public Desk desk() {
    return ports.store().desk();
  }

  @Override
  public PeopleDesk people() {
    return ports.store().peopleDesk();
  }

  @Override
  public CentreDesk centre() {
    return centre;
  }

  @Override
  public SoundPlayer player() {
    return ports.phone().player();
  }

  /** Leaves the server and stops the seat's threads; bounded by a few seconds. */
  @Override
  public void close() {
    loop.close();
    centre.close();
  }
}
