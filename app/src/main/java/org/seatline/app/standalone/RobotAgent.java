package org.seatline.app.standalone;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.PostedSeat;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.SignIn;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.PcmClip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a production seat as a person would, through the view models of the screens: goes ready,
 * answers, speaks, walks the script, fills and submits the ticket, hangs up, wraps up.
 *
 * <p>Owner of the thread {@code robot-agent}, on which the view models live.
 */
public final class RobotAgent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RobotAgent.class);
  private static final int CLOSE_MAX_SECONDS = 2;

  /**
   * How the robot behaves.
   *
   * @param answerAfterMs how long it lets the call ring
   * @param talkMaxMs it hangs up after this time when the caller has not
   * @param wrapUpMs how long it sits in the wrap-up at least
   * @param paceMs time between two moves at script and ticket
   * @param staysAway does not go ready again by itself once it was ready
   */
  public record Habits(
      long answerAfterMs, long talkMaxMs, long wrapUpMs, long paceMs, boolean staysAway) {}

  /** How the robot gets on. */
  public sealed interface News {
    /** The seat is ready, for the first time. */
    record Ready() implements News {}

    /** A call rings. */
    record Ringing(String callId) implements News {}

    /** A talk that an earlier process was in is offered for resuming. */
    record Interrupted(String callId) implements News {}

    /** The call is answered and connected. */
    record Talking(String callId) implements News {}

    /** What is not over or not delivered yet: a call, mutations, recordings. */
    record Waiting(int count) implements News {}
  }

  /** A count of zero must stand for this long, so that what a call leaves behind is counted. */
  private static final long SETTLED_MS = 1_500;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("robot-agent").daemon(true).factory());
  private final Seat seat;
  private final Habits habits;
  private final RobotSpeech speech;
  private final Consumer<News> news;
  private final RobotDesk desk;
  private SeatSnapshot now;
  private @Nullable String ringing;
  private @Nullable String interrupted;
  private @Nullable String talking;
  private @Nullable String wrapping;
  private int counted = -1;
  private int zeros;
  private boolean askedReady;
  private boolean saidReady;

  private RobotAgent(
      Seat production, FileHeadset headset, PcmClip says, Habits habits, Consumer<News> news) {
    this.seat = PostedSeat.everyState(production, this::run);
    this.habits = habits;
    this.speech = new RobotSpeech(headset, says);
    this.news = news;
    this.now = seat.snapshot();
    this.desk = new RobotDesk(seat, new Messages(Language.EN));
  }

  /**
   * Starts the robot at a seat that somebody signs in at.
   *
   * @param news hears how the robot gets on, on the robot's thread
   */
  public static RobotAgent start(
      Seat production, FileHeadset headset, PcmClip says, Habits habits, Consumer<News> news) {
    RobotAgent robot = new RobotAgent(production, headset, says, habits, news);
    robot.run(robot::begin);
    return robot;
  }

  private void begin() {
    desk.open();
    Runnable _ = seat.observe(this::follow);
    later(habits.paceMs(), this::step);
  }

  private void run(Runnable work) {
    try {
      thread.execute(() -> guarded(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("the robot has gone home");
    }
  }

  private void later(long ms, Runnable work) {
    try {
      var _ = thread.schedule(() -> guarded(work), ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the robot has gone home");
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the robot stumbled", e);
    }
  }

  private void follow(SeatSnapshot next) {
    now = next;
    if (next.signIn().step() == SignIn.Step.SIGNED_IN) {
      duty(next.state());
    }
    SeatSnapshot.CallView call = next.call();
    if (call != null && call.phase() == Phase.RINGING && !call.callId().equals(ringing)) {
      ringing = call.callId();
      String mine = call.callId();
      news.accept(new News.Ringing(mine));
      later(habits.answerAfterMs(), () -> answer(mine));
    }
    if (call != null && call.phase() == Phase.INTERRUPTED && !call.callId().equals(interrupted)) {
      interrupted = call.callId();
      String mine = call.callId();
      news.accept(new News.Interrupted(mine));
      later(habits.answerAfterMs(), () -> takeUp(mine));
    }
    if (call != null && call.phase() == Phase.TALKING && !call.callId().equals(talking)) {
      talking = call.callId();
      String mine = call.callId();
      news.accept(new News.Talking(mine));
      speech.begin();
      later(habits.talkMaxMs(), () -> hangUp(mine));
    }
    if (call == null) {
      speech.end();
      ringing = null; // the same call may come again
      talking = null;
    }
    count();
    SeatSnapshot.WrapUp wrapUp = next.wrapUp();
    if (wrapUp == null) {
      wrapping = null;
    } else if (!wrapUp.callId().equals(wrapping)) {
      wrapping = wrapUp.callId();
      later(habits.wrapUpMs(), () -> finish(wrapUp.callId()));
    }
  }

  private void count() {
    int busy = now.call() != null || now.wrapUp() != null ? 1 : 0;
    int count = busy + now.connection().waitingToSend();
    if (count == counted) {
      return;
    }
    counted = count;
    if (count > 0) {
      news.accept(new News.Waiting(count));
    } else {
      int mine = ++zeros;
      later(
          SETTLED_MS,
          () -> {
            if (counted == 0 && mine == zeros) {
              news.accept(new News.Waiting(0));
            }
          });
    }
  }

  private void duty(SeatSnapshot.State state) {
    if (state.name() == SeatStateName.NOT_READY && !askedReady) {
      askedReady = true;
      if (!saidReady || !habits.staysAway()) {
        seat.ready();
      }
    } else if (state.name() != SeatStateName.NOT_READY) {
      askedReady = false;
      if (!saidReady && state.name() == SeatStateName.READY) {
        saidReady = true;
        news.accept(new News.Ready());
      }
    }
  }

  private void answer(String callId) {
    if (isCall(callId, Phase.RINGING)) {
      seat.answer();
    }
  }

  /** As soon as the server is there to bring the caller back. */
  private void takeUp(String callId) {
    if (isCall(callId, Phase.INTERRUPTED)) {
      SeatSnapshot.CallView call = now.call();
      if (call != null && call.ringUntilNanos() != null) {
        seat.answer();
      }
      later(habits.answerAfterMs(), () -> takeUp(callId));
    }
  }

  private void hangUp(String callId) {
    if (isCall(callId, Phase.TALKING)) {
      seat.hangUp();
    }
  }

  private boolean isCall(String callId, Phase phase) {
    SeatSnapshot.CallView call = now.call();
    return call != null && call.callId().equals(callId) && call.phase() == phase;
  }

  /** At its pace one more move at the desk, as long as there is a talk. */
  private void step() {
    if (isTalking() || now.wrapUp() != null) {
      desk.step();
    }
    later(habits.paceMs(), this::step);
  }

  private boolean isTalking() {
    SeatSnapshot.CallView call = now.call();
    return call != null && call.phase() == Phase.TALKING;
  }

  private void finish(String callId) {
    SeatSnapshot.WrapUp wrapUp = now.wrapUp();
    SeatSnapshot.Person person = now.person();
    if (wrapUp == null || person == null || !wrapUp.callId().equals(callId)) {
      return;
    }
    if (!desk.done()) {
      later(habits.paceMs(), () -> finish(callId));
      return;
    }
    seat.finishWrapUp(desk.disposition(person, wrapUp.queueId()));
  }

  /** Goes home: does nothing any more. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the robot did not stop in {} s", CLOSE_MAX_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
