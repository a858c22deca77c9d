package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owner of the seat-core thread: takes every event through {@link SeatMachine}, shows what it made
 * of the seat, begins its effects and wakes up at its next deadline.
 */
final class SeatLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeatLoop.class);
  private static final int CLOSE_MAX_SECONDS = 3;

  private final SeatPorts ports;
  private final ScheduledThreadPoolExecutor core;
  private final SeatShell shell;
  private final SeatAudience audience;
  private final LeftWatch left;
  private SeatModel model;
  private @Nullable Future<?> tick;
  private boolean closed;

  /** Starts the thread; the ports stay the caller's to close. */
  SeatLoop(SeatPorts ports) {
    this.ports = ports;
    var headset = new SeatSnapshot.HeadsetStatus("", null, 0, 0);
    this.model = SeatModel.signedOut(now(), headset).saying(SignInSteps.news(ports.store()));
    this.audience = new SeatAudience(SeatMachine.view(model));
    this.core =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("seat-core").daemon(true).factory());
    core.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.shell = new SeatShell(ports, core, this::post, audience::tell, audience::picture);
    this.left = new LeftWatch(ports.store().leftWork(), now());
    ports.phone().listen(this::post);
    ports.store().onDisk(disk -> post(new SeatEvent.DiskChanged(disk)));
  }

  private SeatTime now() {
    return new SeatTime(ports.nanoClock().getAsLong(), ports.wallClock().millis());
  }

  /** Whom the loop shows the seat to. */
  SeatAudience audience() {
    return audience;
  }

  /** What performs the effects. */
  SeatShell shell() {
    return shell;
  }

  /** Where the seat is; on the loop's thread. */
  SeatModel model() {
    return model;
  }

  /** Hands an event to the thread; after {@link #close} it is dropped. */
  void post(SeatEvent event) {
    run(() -> handle(event));
  }

  /** Runs work between two events; after {@link #close} it is dropped. */
  void run(Runnable work) {
    try {
      core.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("the seat is closed");
    }
  }

  /** Takes an event through the machine; on the loop's thread. */
  void handle(SeatEvent event) {
    if (closed) {
      LOG.debug("the seat is closed, dropped {}", event);
      return;
    }
    try {
      SeatMachine.Step step = SeatMachine.transition(model, event, now());
      boolean changed = !step.model().equals(model);
      model = step.model();
      if (changed) {
        audience.show(SeatMachine.view(model));
      }
      for (SeatEffect effect : step.effects()) {
        shell.perform(effect, model);
      }
      if (changed) {
        left.follow(model); // last: work is forgotten only after its end is in the books
      }
      schedule();
    } catch (RuntimeException e) {
      LOG.error("the seat core failed on {}", event, e);
    }
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

  /**
   * Leaves the server and stops the threads; bounded by a few seconds. Events that come meanwhile
   * are dropped: the core has to be at rest before what it stands on goes.
   */
  @Override
  public void close() {
    CompletableFuture<Void> atRest = new CompletableFuture<>();
    run(
        () -> {
          closed = true;
          shell.close();
          atRest.complete(null);
        });
    try {
      atRest.get(CLOSE_MAX_SECONDS, TimeUnit.SECONDS);
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
  }
}
