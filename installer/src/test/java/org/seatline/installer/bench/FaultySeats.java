package org.seatline.installer.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.protocol.Mutation;

/** Seats with a planted fault, each the main class of a process that kill-seat has to catch. */
final class FaultySeats {
  private static final ScheduledExecutorService LATER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("planted-fault").daemon(true).factory());

  private FaultySeats() {}

  /** Collects keystrokes over two seconds before it writes them. */
  static final class WritesLate {
    private static final long COALESCE_MS = 2_000;

    private WritesLate() {}

    public static void main(String... args) {
      Map<String, Desk.Draft> waiting = new ConcurrentHashMap<>();
      KillSeatDriver.work(
          seat ->
              withDesk(
                  seat,
                  "saveDraft",
                  (desk, given) -> {
                    Desk.Draft draft = (Desk.Draft) given[0];
                    if (waiting.put(draft.draftId(), draft) == null) {
                      var _ =
                          LATER.schedule(
                              () -> desk.saveDraft(waiting.remove(draft.draftId())),
                              COALESCE_MS,
                              TimeUnit.MILLISECONDS);
                    }
                    return null;
                  }),
          args);
    }
  }

  /** Says that what was finished is safe, and writes it three seconds later. */
  static final class PromisesEarly {
    private static final long LATE_MS = 3_000;
    private static final Object SAFE = CompletableFuture.completedFuture(null);

    private PromisesEarly() {}

    private static Desk.Finished finished(Object given) {
      return given instanceof Desk.Finished all
          ? all
          : new Desk.Finished(List.of((Mutation) given), "", List.of());
    }

    public static void main(String... args) {
      KillSeatDriver.work(
          seat ->
              withDesk(
                  seat,
                  "submit",
                  (desk, given) -> {
                    Desk.Finished finished = finished(given[0]);
                    desk.discardDraft(finished.draftId());
                    var _ =
                        LATER.schedule(
                            () -> {
                              var _ = desk.submit(finished);
                            },
                            LATE_MS,
                            TimeUnit.MILLISECONDS);
                    return SAFE;
                  }),
          args);
    }
  }

  /** What a faulty desk does instead. */
  private interface Fault {
    @Nullable Object apply(Desk desk, Object[] given);
  }

  private static Seat withDesk(Seat seat, String method, Fault fault) {
    Desk desk = changed(Desk.class, seat.desk(), method, given -> fault.apply(seat.desk(), given));
    return changed(Seat.class, seat, "desk", given -> desk);
  }

  private interface Instead {
    @Nullable Object apply(Object[] given);
  }

  private static <T> T changed(Class<T> type, T real, String method, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, given) ->
                called.getName().equals(method)
                    ? instead.apply(given)
                    : pass(called, real, given)));
  }

  private static @Nullable Object pass(Method called, Object real, Object[] given)
      throws Throwable {
    try {
      return called.invoke(real, given);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
