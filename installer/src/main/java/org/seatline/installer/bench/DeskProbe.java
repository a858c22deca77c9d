package org.seatline.installer.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.seatline.app.session.Desk;

/**
 * An agent beside the copy: somebody calls several times a second, and a draft is typed. Measures
 * how long each waits for the store.
 */
final class DeskProbe implements AutoCloseable {
  private static final long LOOK_UP_MS = 50;
  private static final long DRAFT_MS = 150;

  private final Desk desk;
  private final int numbers;
  private final Random random = new Random(1);
  private final List<Double> lookUps = new ArrayList<>();
  private final List<Double> drafts = new ArrayList<>();
  private final ScheduledExecutorService calls = timer("probe-calls");
  private final ScheduledExecutorService typing = timer("probe-typing");
  private int typed;

  private DeskProbe(Desk desk, int numbers) {
    this.desk = desk;
    this.numbers = numbers;
  }

  private static ScheduledExecutorService timer(String name) {
    return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).factory());
  }

  /** Begins; callers are among so many customers of the crowd. */
  static DeskProbe start(Desk desk, int numbers) {
    DeskProbe probe = new DeskProbe(desk, numbers);
    var _ = probe.calls.scheduleWithFixedDelay(probe::lookUp, 0, LOOK_UP_MS, TimeUnit.MILLISECONDS);
    var _ = probe.typing.scheduleWithFixedDelay(probe::type, 0, DRAFT_MS, TimeUnit.MILLISECONDS);
    return probe;
  }

  private void lookUp() {
    long began = System.nanoTime();
    var _ = desk.customersByNumber(CrowdRecords.phone(random.nextInt(numbers))).join();
    add(lookUps, began);
  }

  /** What is typed is written by the question for all drafts, which comes after it. */
  private void type() {
    var content = JsonNodeFactory.instance.objectNode().put("note", "word " + typed++);
    desk.saveDraft(new Desk.Draft("bench", "call", "fault", content, System.currentTimeMillis()));
    long began = System.nanoTime();
    var _ = desk.drafts().join();
    add(drafts, began);
  }

  private void add(List<Double> times, long began) {
    double ms = (System.nanoTime() - began) / 1e6;
    synchronized (this) {
      times.add(ms);
    }
  }

  /** The waiting times in milliseconds. */
  synchronized String figures() {
    return "lookUps="
        + lookUps.size()
        + " "
        + figures("lookUp", lookUps)
        + " "
        + figures("draft", drafts);
  }

  /** Median, 99th percentile and longest, in milliseconds. */
  static String figures(String name, List<Double> ms) {
    return String.format(
        Locale.ROOT,
        "%sP50Ms=%.2f %sP99Ms=%.2f %sMaxMs=%.1f",
        name,
        Figures.median(ms),
        name,
        Figures.quantile(ms, 0.99),
        name,
        Figures.quantile(ms, 1));
  }

  @Override
  public void close() {
    calls.shutdownNow();
    typing.shutdownNow();
  }
}
