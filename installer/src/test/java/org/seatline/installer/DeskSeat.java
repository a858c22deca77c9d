package org.seatline.installer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatOpening;
import org.seatline.app.call.Bell;
import org.seatline.app.headset.HeadsetDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.RobotStaff;
import org.seatline.protocol.ServerMessage;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.PcmClip;

/**
 * A production seat whose person is the test: it acts, speaks, and hears what the headset hears.
 */
final class DeskSeat implements AutoCloseable {
  private static final long SIGN_IN_MAX_MS = 60_000;

  private final SeatAssembly assembly;
  private final FileHeadset headset;
  private final Hearing hearing = new Hearing();
  private SeatSnapshot now;
  private ServerMessage.@Nullable Floor floor;

  private DeskSeat(SeatAssembly assembly, FileHeadset headset) {
    this.assembly = assembly;
    this.headset = headset;
    this.now = assembly.seat().snapshot();
    headset.alsoHearing(hearing);
  }

  /** Opens a seat and signs in at it. */
  static DeskSeat signIn(CallCentre centre, String agentId, Path folder)
      throws IOException, InterruptedException {
    FileHeadset headset = FileHeadset.deaf();
    SeatOpening opening =
        new SeatOpening(
            URI.create(centre.server().url()),
            folder.resolve("desk-" + agentId),
            headset,
            engine -> Bell.SILENT,
            UnaryOperator.identity());
    if (!(SeatAssembly.open(opening) instanceof SeatAssembly.Opened.Open(SeatAssembly open))) {
      throw new IOException("the folder of seat " + agentId + " is in use");
    }
    DeskSeat desk = centre.owning(new DeskSeat(open, headset));
    desk.follow();
    desk.seat().signIn(agentId, RobotStaff.password(agentId).toCharArray());
    desk.await(
        state -> state.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_IN,
        SIGN_IN_MAX_MS,
        agentId + " is not signed in");
    return desk;
  }

  private void follow() {
    Runnable _ = seat().observe(this::take);
    Runnable _ = seat().observeFloor(this::take);
  }

  private synchronized void take(SeatSnapshot next) {
    now = next;
    notifyAll();
  }

  private synchronized void take(ServerMessage.Floor picture) {
    floor = picture;
    notifyAll();
  }

  Seat seat() {
    return assembly.seat();
  }

  /** The headset beside its calls. */
  HeadsetDesk headset() {
    return assembly.headset();
  }

  /** What the person hears. */
  Hearing hearing() {
    return hearing;
  }

  /** Speaks into the microphone from now on, over and over. */
  void speak(PcmClip clip) {
    headset.speakForEver(clip);
  }

  /** Waits for a state of the seat. */
  synchronized SeatSnapshot await(Predicate<SeatSnapshot> wanted, long maxMs, String otherwise)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
    while (!wanted.test(now)) {
      pause(end, otherwise);
    }
    return now;
  }

  /** Waits for a call that rings. */
  SeatSnapshot.CallView awaitRinging(long maxMs) throws IOException, InterruptedException {
    SeatSnapshot rings = await(now -> is(now, Phase.RINGING), maxMs, "nothing rings");
    return Objects.requireNonNull(rings.call());
  }

  /** Waits for a call that rings, answers it and waits until the two talk. */
  void answer(long maxMs) throws IOException, InterruptedException {
    SeatSnapshot.CallView rings = awaitRinging(maxMs);
    seat().answer();
    await(now -> is(now, Phase.TALKING), maxMs, "nobody talks in call " + rings.callId());
  }

  /** Waits for the wrap-up and ends it. */
  void finishWrapUp(long maxMs) throws IOException, InterruptedException {
    SeatSnapshot now = await(s -> s.wrapUp() != null, maxMs, "no wrap-up follows");
    seat().finishWrapUp(Objects.requireNonNull(now.person()).dispositions().getFirst().id());
  }

  /** Waits until the server has everything. */
  void awaitDelivered(long maxMs) throws IOException, InterruptedException {
    await(now -> now.connection().waitingToSend() == 0, maxMs, "not delivered");
  }

  /** Whether there is a call in this phase. */
  static boolean is(SeatSnapshot now, Phase phase) {
    return now.call() != null && now.call().phase() == phase;
  }

  /** Waits for a picture of the floor. */
  synchronized ServerMessage.Floor awaitFloor(
      Predicate<ServerMessage.Floor> wanted, long maxMs, String otherwise)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
    ServerMessage.Floor picture = floor;
    while (picture == null || !wanted.test(picture)) {
      pause(end, otherwise + "; last seen: " + picture);
      picture = floor;
    }
    return picture;
  }

  @SuppressWarnings("WaitNotInLoop") // both callers loop
  private void pause(long endNanos, String otherwise) throws IOException, InterruptedException {
    long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
    if (left <= 0) {
      throw new IOException(otherwise + "; the seat is " + now.state());
    }
    wait(left);
  }

  @Override
  public void close() {
    assembly.close();
  }
}
