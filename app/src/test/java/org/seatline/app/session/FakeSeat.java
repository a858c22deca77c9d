package org.seatline.app.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;

/**
 * A seat without a server: commands change its snapshot at once, on the caller's thread, and are
 * written down in {@link #commands}.
 */
public final class FakeSeat implements Seat {
  /** What was asked of the seat, in order: {@code hold true}, {@code finish fault-home}. */
  public final List<String> commands = new ArrayList<>();

  private final List<Consumer<SeatSnapshot>> observers = new ArrayList<>();
  private final List<Consumer<SeatNotice>> noticeObservers = new ArrayList<>();
  private final List<Consumer<ServerMessage.Floor>> floorObservers = new ArrayList<>();
  private final FakePeople people = new FakePeople();
  private final FakeDesk desk = new FakeDesk();
  private final FakeCentre centre = new FakeCentre(commands);
  private final FakeColleagues colleagues = new FakeColleagues(this);
  private final FakePlayer player = new FakePlayer(commands);
  private SeatSnapshot now = SampleFloor.signedOut();
  private int calls;

  /** The disposition that counts when the wrap-up runs out. */
  public @Nullable String chosenDisposition;

  /** A seat that nobody has signed in at. */
  public static FakeSeat signedOut() {
    return new FakeSeat();
  }

  /** Li Na, agent 1001, signed in and ready. */
  public static FakeSeat atWork() {
    FakeSeat seat = new FakeSeat();
    seat.now = SampleFloor.readyAgent();
    return seat;
  }

  /** Changes the snapshot and tells the observers. */
  public void change(UnaryOperator<SeatSnapshot> how) {
    now = how.apply(now);
    List.copyOf(observers).forEach(observer -> observer.accept(now));
  }

  /** This much of the server's data is here now. */
  public void copied(SeatSnapshot.LocalCopy copy) {
    change(s -> SampleFloor.with(s, copy));
  }

  /** Tells the observers something. */
  public void notice(SeatNotice notice) {
    List.copyOf(noticeObservers).forEach(observer -> observer.accept(notice));
  }

  /** Shows a floor picture. */
  public void floor(ServerMessage.Floor floor) {
    List.copyOf(floorObservers).forEach(observer -> observer.accept(floor));
  }

  /** A caller rings, known to the desk, after 41 s in the fault queue. */
  public void ring(String number, @Nullable LocalizedText drill) {
    long nanos = System.nanoTime();
    CallView call =
        new CallView(
            "call-" + ++calls,
            Phase.RINGING,
            number,
            "fault",
            List.of("1"),
            41_000,
            nanos,
            nanos + 12_000_000_000L,
            15_000,
            null,
            false,
            false,
            Recording.OFF,
            drill,
            Map.of(),
            null,
            null,
            Company.NONE);
    change(s -> SampleFloor.with(s, call, SeatStateName.RESERVED, nanos));
  }

  /** The caller hangs up, or the agent did: wrap-up begins. */
  public void end() {
    long nanos = System.nanoTime();
    change(s -> SampleFloor.wrappingUp(s, nanos));
  }

  @Override
  public SeatSnapshot snapshot() {
    return now;
  }

  @Override
  public Runnable observe(Consumer<SeatSnapshot> observer) {
    observers.add(observer);
    observer.accept(now);
    return () -> observers.remove(observer);
  }

  @Override
  public Runnable observeNotices(Consumer<SeatNotice> observer) {
    noticeObservers.add(observer);
    return () -> noticeObservers.remove(observer);
  }

  @Override
  public Runnable observeFloor(Consumer<ServerMessage.Floor> observer) {
    floorObservers.add(observer);
    return () -> floorObservers.remove(observer);
  }

  @Override
  public void signIn(String agentId, char[] password) {
    commands.add("sign-in " + agentId);
    boolean right = "seatline".equals(new String(password));
    Arrays.fill(password, '\0');
    change(
        s ->
            right
                ? SampleFloor.readyAgent()
                : SampleFloor.signIn(Step.SIGNED_OUT, "bad-credentials"));
  }

  @Override
  public void signOut() {
    commands.add("sign-out");
    change(s -> SampleFloor.signedOut());
  }

  @Override
  public void lock() {
    commands.add("lock");
    change(s -> SampleFloor.covered(s, Step.LOCKED, null));
  }

  @Override
  public void unlock(char[] password) {
    boolean right = "seatline".equals(new String(password));
    commands.add("unlock");
    Arrays.fill(password, '\0');
    change(
        s ->
            right
                ? SampleFloor.covered(s, Step.SIGNED_IN, null)
                : SampleFloor.covered(s, Step.LOCKED, "bad-credentials"));
  }

  @Override
  public FakePeople people() {
    return people;
  }

  @Override
  public void ready() {
    state("ready", SeatStateName.READY, null);
  }

  @Override
  public void notReady(String reasonId) {
    state("not-ready " + reasonId, SeatStateName.NOT_READY, reasonId);
  }

  @Override
  public void lastCall(String reasonId) {
    commands.add("last-call " + reasonId);
    String next = reasonId.isEmpty() ? "signed-out" : reasonId;
    change(
        s ->
            SampleFloor.withState(
                s,
                new SeatSnapshot.State(
                    s.state().name(), s.state().sinceNanos(), s.state().reason(), next)));
  }

  private void state(String command, SeatStateName name, @Nullable String reason) {
    commands.add(command);
    change(
        s ->
            s.call() == null
                ? SampleFloor.withState(
                    s, new SeatSnapshot.State(name, System.nanoTime(), reason, null))
                : SampleFloor.withState(
                    s,
                    new SeatSnapshot.State(
                        s.state().name(), s.state().sinceNanos(), s.state().reason(), reason)));
  }

  @Override
  public void answer() {
    commands.add("answer");
    long nanos = System.nanoTime();
    change(s -> SampleFloor.talking(s, nanos));
  }

  @Override
  public void refuse() {
    commands.add("refuse");
    change(s -> SampleFloor.with(s, null, SeatStateName.NOT_READY, System.nanoTime()));
  }

  @Override
  public void hangUp() {
    commands.add("hang-up");
    end();
  }

  @Override
  public void dial(String number) {
    commands.add("dial " + number);
  }

  @Override
  public void hold(boolean on) {
    commands.add("hold " + on);
    change(s -> SampleFloor.call(s, c -> SampleFloor.flags(c, on, c.muted(), c.recording())));
  }

  @Override
  public void mute(boolean on) {
    commands.add("mute " + on);
    change(s -> SampleFloor.call(s, c -> SampleFloor.flags(c, c.held(), on, c.recording())));
  }

  @Override
  public void sendDigits(String digits) {
    commands.add("digits " + digits);
  }

  @Override
  public void pauseRecording(boolean on) {
    commands.add("pause " + on);
    Recording recording = on ? Recording.PAUSED : Recording.ON;
    change(s -> SampleFloor.call(s, c -> SampleFloor.flags(c, c.held(), c.muted(), recording)));
  }

  @Override
  public void extendWrapUp() {
    commands.add("extend");
  }

  @Override
  public void chooseDisposition(String dispositionId) {
    chosenDisposition = dispositionId;
  }

  @Override
  public void finishWrapUp(String dispositionId) {
    commands.add("finish " + dispositionId);
    change(s -> SampleFloor.choosing(s, dispositionId));
    runOutWrapUp();
  }

  /** The time of the wrap-up is over. */
  public void runOutWrapUp() {
    change(s -> SampleFloor.with(s, null, SeatStateName.READY, System.nanoTime()));
  }

  @Override
  public void autoAnswer(boolean on, long afterMs) {
    commands.add("auto-answer " + on);
  }

  @Override
  public void tryNow() {
    commands.add("try-now");
  }

  @Override
  public void watchFloor(boolean on) {
    commands.add("watch-floor " + on);
  }

  @Override
  public void supervise(String agentId, SuperviseMode mode) {
    commands.add("supervise " + agentId + " " + mode);
    change(
        s ->
            SampleFloor.withSupervision(
                s, new SeatSnapshot.Supervision(agentId, "call-2", mode, true)));
  }

  @Override
  public void superviseEnd() {
    commands.add("supervise-end");
    change(s -> SampleFloor.withSupervision(s, null));
  }

  @Override
  public void forceState(String agentId, SeatStateName state, String reasonId) {
    commands.add("force " + agentId + " " + state);
  }

  @Override
  public void forceLastCall(String agentId, String reasonId) {
    commands.add("last-call-of " + agentId + " " + reasonId);
  }

  @Override
  public void message(String toAgentId, String text) {
    commands.add("message " + toAgentId + " " + text);
  }

  @Override
  public void startDrill(String drillId, String agentId) {
    commands.add("drill " + drillId + " " + agentId);
  }

  @Override
  public FakeColleagues colleagues() {
    return colleagues;
  }

  @Override
  public FakeDesk desk() {
    return desk;
  }

  @Override
  public FakeCentre centre() {
    return centre;
  }

  @Override
  public FakePlayer player() {
    return player;
  }
}
