package org.seatline.app.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat: owner of the seat-core thread, on which every event goes through {@link SeatMachine}
 * and every effect is begun.
 */
public final class SeatCore implements Seat, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeatCore.class);

  /** So many notices of the start wait for somebody to hear them. */
  private static final int UNHEARD_MAX = 8;

  private static final int CLOSE_MAX_SECONDS = 3;

  private final SeatPorts ports;
  private final ScheduledThreadPoolExecutor core;
  private final SeatShell shell;
  private final CentreRequests centre;
  private final CopyOnWriteArrayList<Consumer<SeatSnapshot>> observers =
      new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<SeatNotice>> noticeObservers =
      new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<ServerMessage.Floor>> floorObservers =
      new CopyOnWriteArrayList<>();
  private final LeftWatch left;
  private final List<SeatNotice> unheard = new ArrayList<>();
  private SeatModel model;
  private volatile SeatSnapshot snapshot;
  private @Nullable Future<?> tick;
  private boolean closed;

  /** Starts the core thread; the phone, the store and the delivery stay the caller's to close. */
  public SeatCore(SeatPorts ports) {
    this.ports = ports;
    var headset = new SeatSnapshot.HeadsetStatus("", null, 0, 0);
    this.model = SeatModel.signedOut(now(), headset).saying(SignInSteps.news(ports.store()));
    this.snapshot = SeatMachine.view(model);
    this.core =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("seat-core").daemon(true).factory());
    core.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.shell = new SeatShell(ports, core, this::post, this::tell, this::show);
    this.left = new LeftWatch(ports.store().leftWork(), now());
    this.centre = new CentreRequests(ports.api());
    ports.phone().listen(this::post);
    ports.store().onDisk(disk -> post(new SeatEvent.DiskChanged(disk)));
  }

  private SeatTime now() {
    return new SeatTime(ports.nanoClock().getAsLong(), ports.wallClock().millis());
  }

  /** Hands an event to the core thread; after {@link #close} it is dropped. */
  void post(SeatEvent event) {
    try {
      core.execute(() -> handle(event));
    } catch (RejectedExecutionException e) {
      LOG.debug("the seat is closed, dropped {}", event);
    }
  }

  private void handle(SeatEvent event) {
    if (closed) {
      LOG.debug("the seat is closed, dropped {}", event);
      return;
    }
    try {
      SeatMachine.Step step = SeatMachine.transition(model, event, now());
      boolean changed = !step.model().equals(model);
      model = step.model();
      if (changed) {
        publish();
        left.follow(model);
      }
      for (SeatEffect effect : step.effects()) {
        shell.perform(effect, model);
      }
      schedule();
    } catch (RuntimeException e) {
      LOG.error("the seat core failed on {}", event, e);
    }
  }

  private void publish() {
    SeatSnapshot next = SeatMachine.view(model);
    if (next.equals(snapshot)) {
      return;
    }
    snapshot = next;
    each(observers, next);
  }

  private void schedule() {
    Future<?> pending = tick;
    if (pending != null) {
      pending.cancel(false);
    }
    Long deadline = SeatMachine.nextDeadline(model);
    tick = null;
    if (deadline != null) {
      long wait = Math.max(1_000_000, deadline - ports.nanoClock().getAsLong());
      tick = core.schedule(() -> handle(new SeatEvent.Tick()), wait, TimeUnit.NANOSECONDS);
    }
  }

  private void tell(SeatNotice notice) {
    if (noticeObservers.isEmpty() && unheard.size() < UNHEARD_MAX) {
      unheard.add(notice); // told before any screen was there
    }
    each(noticeObservers, notice);
  }

  private void show(ServerMessage.Floor floor) {
    each(floorObservers, floor);
  }

  private static <T> void each(List<Consumer<T>> listeners, T value) {
    for (Consumer<T> listener : listeners) {
      try {
        listener.accept(value);
      } catch (RuntimeException e) {
        LOG.error("an observer of the seat failed", e);
      }
    }
  }

  /**
   * Obeys orders of the server to destroy data from now on.
   *
   * @param closeSeat runs on a thread of the seat's once an order is on the disk: it is carried out
   *     when the store is opened next
   */
  public void watchWipes(Runnable closeSeat) {
    shell.watchWipes(closeSeat);
  }

  /** Shows a notice that did not come from the core: the store was set aside, say. */
  public void notify(SeatNotice notice) {
    run(() -> tell(notice));
  }

  private void run(Runnable work) {
    try {
      core.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("the seat is closed");
    }
  }

  @Override
  public SeatSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public Runnable observe(Consumer<SeatSnapshot> observer) {
    run(
        () -> {
          observers.add(observer);
          each(List.of(observer), snapshot);
        });
    return () -> run(() -> observers.remove(observer));
  }

  @Override
  public Runnable observeNotices(Consumer<SeatNotice> observer) {
    noticeObservers.add(observer);
    run(
        () -> {
          unheard.forEach(notice -> each(List.of(observer), notice));
          unheard.clear();
        });
    return () -> noticeObservers.remove(observer);
  }

  @Override
  public Runnable observeFloor(Consumer<ServerMessage.Floor> observer) {
    floorObservers.add(observer);
    return () -> floorObservers.remove(observer);
  }

  @Override
  public void signIn(String agentId, char[] password) {
    char[] own = password.clone();
    Arrays.fill(password, '\0');
    run(
        () -> {
          if (model.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_OUT) {
            shell.credentials(agentId, own);
          } else {
            Arrays.fill(own, '\0');
          }
          handle(new PersonEvent.SignIn(agentId));
        });
  }

  @Override
  public void signOut() {
    post(new PersonEvent.SignOut());
  }

  @Override
  public void lock() {
    post(new PersonEvent.Lock());
  }

  @Override
  public void unlock(char[] password) {
    char[] own = password.clone();
    Arrays.fill(password, '\0');
    run(
        () -> {
          var session = model.session();
          if (model.signIn().step() == SeatSnapshot.SignIn.Step.LOCKED && session != null) {
            shell.credentials(session.agent().agentId(), own);
          } else {
            Arrays.fill(own, '\0');
          }
          handle(new PersonEvent.Unlock());
        });
  }

  @Override
  public void ready() {
    post(new PersonEvent.Ready());
  }

  @Override
  public void notReady(String reasonId) {
    post(new PersonEvent.NotReady(reasonId));
  }

  @Override
  public void lastCall(String reasonId) {
    post(new PersonEvent.LastCall(reasonId));
  }

  @Override
  public void answer() {
    post(new PersonEvent.Answer());
  }

  @Override
  public void refuse() {
    post(new PersonEvent.Refuse());
  }

  @Override
  public void hangUp() {
    post(new PersonEvent.HangUp());
  }

  @Override
  public void dial(String number) {
    desk()
        .dialTarget(number)
        .ifPresentOrElse(
            target ->
                post(new PersonEvent.Dial(FallbackLine.CALL_ID_PREFIX + UUID.randomUUID(), target)),
            () -> notify(Notices.NOT_A_NUMBER));
  }

  @Override
  public void hold(boolean on) {
    post(new PersonEvent.Hold(on));
  }

  @Override
  public void mute(boolean on) {
    post(new PersonEvent.Mute(on));
  }

  @Override
  public void sendDigits(String digits) {
    post(new PersonEvent.Digits(digits));
  }

  @Override
  public void pauseRecording(boolean on) {
    post(new PersonEvent.PauseRecording(on));
  }

  @Override
  public void extendWrapUp() {
    post(new PersonEvent.ExtendWrapUp());
  }

  @Override
  public void chooseDisposition(String dispositionId) {
    post(new PersonEvent.ChooseDisposition(dispositionId));
  }

  @Override
  public void finishWrapUp(String dispositionId) {
    post(new PersonEvent.FinishWrapUp(dispositionId));
  }

  @Override
  public void autoAnswer(boolean on, long afterMs) {
    post(new PersonEvent.AutoAnswer(on, afterMs));
  }

  @Override
  public void tryNow() {
    run(shell::tryNow);
  }

  @Override
  public void watchFloor(boolean on) {
    post(new PersonEvent.WatchFloor(on));
  }

  @Override
  public void supervise(String agentId, SuperviseMode mode) {
    post(new PersonEvent.Supervise(agentId, mode));
  }

  @Override
  public void superviseEnd() {
    post(new PersonEvent.SuperviseEnd());
  }

  @Override
  public void forceState(String agentId, SeatStateName state, String reasonId) {
    post(new PersonEvent.ForceState(agentId, state, reasonId.isEmpty() ? null : reasonId));
  }

  @Override
  public void forceLastCall(String agentId, String reasonId) {
    post(new PersonEvent.ForceLastCall(agentId, reasonId));
  }

  @Override
  public void message(String toAgentId, String text) {
    post(new PersonEvent.Message(toAgentId.isEmpty() ? null : toAgentId, text));
  }

  @Override
  public void startDrill(String drillId, String agentId) {
    post(new PersonEvent.StartDrill(drillId, agentId));
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

  /**
   * Leaves the server and stops the core's threads; bounded by a few seconds. Events that come
   * meanwhile are dropped: the core has to be at rest before what it stands on goes.
   */
  @Override
  public void close() {
    CompletableFuture<Void> left = new CompletableFuture<>();
    run(
        () -> {
          closed = true;
          shell.close();
          left.complete(null);
        });
    try {
      left.get(CLOSE_MAX_SECONDS, TimeUnit.SECONDS);
      core.shutdown();
      if (!core.awaitTermination(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)) {
        core.shutdownNow();
      }
    } catch (TimeoutException e) {
      LOG.warn("the seat core did not end in {} s", CLOSE_MAX_SECONDS);
      core.shutdownNow();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is completed with a value only
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shell.closeThreads();
    centre.close();
  }
}
