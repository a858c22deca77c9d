package org.seatline.server.hours;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the core when a queue's hours begin and end: all queues at the start and after a change of
 * the configuration, each queue at its boundaries. A wall clock may be set, so it looks at least
 * once a minute. Safe for several threads.
 */
public final class HoursKeeper implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(HoursKeeper.class);
  static final String OPEN = "office-hours";
  static final String CLOSED = "after-hours";

  /** Longest sleep: a clock that was set is noticed within it. */
  static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final Function<Event, ? extends CompletionStage<?>> core;
  private final InstantSource clock;
  private final BiConsumer<Duration, Runnable> alarm;
  private final @Nullable ScheduledExecutorService timer;
  private final Map<String, Optional<OpeningHours>> hours = new LinkedHashMap<>();
  private final Map<String, String> told = new LinkedHashMap<>();
  private int round;
  private boolean closed;

  /** One with a timer thread of its own. */
  public HoursKeeper(Function<Event, ? extends CompletionStage<?>> core, InstantSource clock) {
    this.core = core;
    this.clock = clock;
    ScheduledExecutorService own =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("opening-hours").factory());
    this.timer = own;
    this.alarm =
        (delay, work) -> {
          var _ = own.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        };
  }

  /** One that is woken by somebody else. */
  HoursKeeper(
      Function<Event, ? extends CompletionStage<?>> core,
      InstantSource clock,
      BiConsumer<Duration, Runnable> alarm) {
    this.core = core;
    this.clock = clock;
    this.alarm = alarm;
    this.timer = null;
  }

  /**
   * These are the hours from now on; every queue is told its state.
   *
   * @param byQueue nothing for a queue that is always open
   */
  public synchronized void configured(Map<String, Optional<OpeningHours>> byQueue) {
    hours.clear();
    hours.putAll(byQueue);
    told.clear();
    look(++round);
  }

  /** Tells what has changed and comes back at the next boundary. */
  private synchronized void look(int ofRound) {
    if (closed || ofRound != round) {
      return;
    }
    Instant now = clock.instant();
    Instant next = now.plus(LOOK_EVERY);
    for (var queue : hours.entrySet()) {
      OpeningHours when = queue.getValue().orElse(null);
      tell(queue.getKey(), when, now);
      Instant change = when == null ? next : when.nextChange(now).orElse(next);
      next = change.isBefore(next) ? change : next;
    }
    alarm.accept(Duration.between(now, next), () -> look(ofRound));
  }

  private void tell(String queueId, @Nullable OpeningHours when, Instant now) {
    boolean open = when == null || when.openAt(now);
    String why = open || when == null ? OPEN : whyClosed(when, now);
    if (why.equals(told.get(queueId))) {
      return;
    }
    long atMs = now.toEpochMilli();
    told.put(queueId, why);
    var _ =
        core.apply(
                open
                    ? new Event.QueueOpened(atMs, queueId, OPEN)
                    : new Event.QueueClosed(atMs, queueId, why))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    notTaken(queueId, failure);
                  }
                });
  }

  /** The core will be told again at the next look. */
  private synchronized void notTaken(String queueId, Throwable failure) {
    LOG.warn("the core was not told the hours of {}: {}", queueId, failure.getMessage());
    told.remove(queueId);
  }

  /** The name of the special day in both languages, as it stands on monitors and in the journal. */
  private static String whyClosed(OpeningHours when, Instant now) {
    OpeningHours.Special day = when.specialAt(now);
    return day == null ? CLOSED : day.nameZh() + " / " + day.nameEn();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    if (timer != null) {
      timer.shutdownNow();
    }
  }
}
