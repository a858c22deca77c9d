package org.seatline.installer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.installer.demo.TemporaryFolder;

/**
 * Known callers ring at a seat: how long from the moment that the seat knows the number until the
 * caller's record is drawn in its window.
 */
final class ScreenPopBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 200_000;
  private static final int CALLS_USUAL = 100;
  private static final int WARM_UP = 5;
  private static final String NAME = "customer-name";

  @Override
  public String describe() {
    return "from the number to the record drawn, -Dcalls= of -Drows= customers; needs a display";
  }

  @Override
  public String run() throws Exception {
    int customers = Integer.getInteger("rows", CUSTOMERS_USUAL);
    int calls = Integer.getInteger("calls", CALLS_USUAL);
    try (TemporaryFolder folder = new TemporaryFolder();
        SeatRig rig = SeatRig.start(folder.path(), customers)) {
      return String.format(Locale.ROOT, "customers=%d calls=%d ", customers, calls)
          + new Pops(rig).figures(calls)
          + " load="
          + Figures.load();
    }
  }

  /** Calls, and how fast each came up. */
  private static final class Pops {
    private final SeatRig rig;
    private final DrawnWatch watch;
    private final Random random = new Random(3);
    private final List<Double> laidOut = new ArrayList<>();
    private final List<Double> drawn = new ArrayList<>();
    private final List<Double> uiCpu = new ArrayList<>();
    private final long uiThread;

    Pops(SeatRig rig) throws IOException {
      this.rig = rig;
      this.watch = SeatRig.onUi(() -> new DrawnWatch(rig.scene(), NAME));
      this.uiThread = SeatRig.onUi(() -> Thread.currentThread().threadId());
    }

    String figures(int calls) throws IOException {
      double first = 0;
      for (int i = 0; i < calls + WARM_UP; i++) {
        double ms = pop(random.nextInt(rig.crowd().customers()));
        first = i == 0 ? ms : first;
        if (i == WARM_UP - 1) {
          laidOut.clear();
          drawn.clear();
          uiCpu.clear();
        }
      }
      return String.format(Locale.ROOT, "firstMs=%.1f ", first)
          + DeskProbe.figures("laidOut", laidOut)
          + " "
          + DeskProbe.figures("drawn", drawn)
          + " "
          + DeskProbe.figures("uiCpu", uiCpu);
    }

    private double pop(int customer) throws IOException {
      CompletableFuture<Known> known = new CompletableFuture<>();
      Runnable stop = rig.seat().observe(now -> note(now, known));
      CompletableFuture<DrawnWatch.Drawn> shown = watch.expect(CrowdRecords.name(customer).en());
      rig.ring(customer);
      DrawnWatch.Drawn when = drawn(shown, CrowdRecords.name(customer).en());
      Known began = SeatRig.within(known);
      stop.run();
      laidOut.add((when.laidOutNanos() - began.nanos) / 1e6);
      drawn.add((when.drawnNanos() - began.nanos) / 1e6);
      uiCpu.add((when.uiCpuNanos() - began.uiCpuNanos) / 1e6);
      rig.answer();
      rig.finish();
      return drawn.getLast();
    }

    private DrawnWatch.Drawn drawn(CompletableFuture<DrawnWatch.Drawn> shown, String name)
        throws IOException {
      try {
        return SeatRig.within(shown);
      } catch (IOException e) {
        String there = SeatRig.onUi(watch::text);
        throw new IOException("\"" + there + "\" is shown instead of \"" + name + "\"", e);
      }
    }

    private void note(SeatSnapshot now, CompletableFuture<Known> known) {
      if (SeatRig.rings(now) && !known.isDone()) {
        long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(uiThread);
        known.complete(new Known(System.nanoTime(), cpu));
      }
    }

    /** When the seat knew who calls, and how much the UI thread had worked by then. */
    private record Known(long nanos, long uiCpuNanos) {}
  }
}
