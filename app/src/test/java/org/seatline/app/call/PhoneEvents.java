package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.seatline.app.session.PhoneEvent;
import org.seatline.softphone.testbench.Await;

/** What a phone of a test told, in order, to be waited for. */
final class PhoneEvents implements Consumer<PhoneEvent> {
  private static final int WAIT_S = 10;
  private static final int EVENTS_MAX = 500;

  private final BlockingQueue<PhoneEvent> told = new LinkedBlockingQueue<>();

  @Override
  public void accept(PhoneEvent event) {
    told.add(event);
  }

  /** The next of this kind; those before it are left out. */
  <T extends PhoneEvent> T await(Class<T> type) throws InterruptedException {
    for (int i = 0; i < EVENTS_MAX; i++) {
      PhoneEvent next = told.poll(WAIT_S, TimeUnit.SECONDS);
      assertThat(next).as("waited in vain for " + type.getSimpleName()).isNotNull();
      if (type.isInstance(next)) {
        return type.cast(next);
      }
    }
    throw new AssertionError("too many other events before " + type.getSimpleName());
  }

  /** Whether such a one was told and not yet waited for. */
  boolean any(Predicate<PhoneEvent> such) {
    return told.stream().anyMatch(such);
  }

  /** Returns when this holds; fails when it does not hold in time. */
  static void until(String what, BooleanSupplier holds) {
    Await.until(what, Duration.ofSeconds(WAIT_S), holds);
  }
}
