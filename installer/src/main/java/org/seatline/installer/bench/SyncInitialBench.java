package org.seatline.installer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.seatline.app.local.LocalStore;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.PassingApi;
import org.seatline.app.session.ServerApi;
import org.seatline.app.session.SyncLoop;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.installer.demo.TemporaryFolder;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;

/** A new seat copies everything that a large centre's server has. */
final class SyncInitialBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 1_000_000;
  private static final String AGENT = "1001";
  private static final long CALL_MS = 5_000;
  private static final Duration COPIED_MAX = Duration.ofMinutes(30);

  @Override
  public String describe() {
    return "a new seat copies -Drows= customers with their tickets and contacts (-Dfolder= keeps"
        + " the server's data for another run)";
  }

  @Override
  public String run() throws Exception {
    int customers = Integer.getInteger("rows", CUSTOMERS_USUAL);
    String kept = System.getProperty("folder", "");
    if (!kept.isEmpty()) {
      return run(Files.createDirectories(Path.of(kept)), customers);
    }
    try (TemporaryFolder folder = new TemporaryFolder()) {
      return run(folder.path(), customers);
    }
  }

  /** Runs it with the server's data in this folder. */
  static String run(Path folder, int customers) throws IOException, InterruptedException {
    CrowdRecords crowd = new CrowdRecords(customers, System.currentTimeMillis());
    try (TemporaryFolder temporary = new TemporaryFolder(folder);
        LoadServer server = CrowdServer.start(folder, crowd);
        CountingRelay relay = new CountingRelay(URI.create(server.url()));
        HttpClient client = HttpClient.newHttpClient();
        LocalStore store = BenchStore.open(temporary.path())) {
      ServerApi api = BenchStore.signIn(store, client, relay.url(), AGENT);
      Copying copying = new Copying(store, server, relay);
      try (DeskProbe probe = DeskProbe.start(store.desk(), customers);
          SyncLoop loop = copying.loop(api)) {
        copying.wholly(loop);
        return copying.figures(crowd)
            + " "
            + probe.figures()
            + String.format(Locale.ROOT, " storeMB=%d", BenchStore.bytes(temporary.path()) >> 20)
            + " load="
            + Figures.load();
      }
    }
  }

  /** One copy, and when what was there. */
  private static final class Copying {
    private final LocalStore store;
    private final LoadServer server;
    private final CountingRelay relay;
    private final long serverCpuMs;
    private final long cpuNanos = cpuNanos();
    private final long bytes;
    private final CountDownLatch all = new CountDownLatch(1);
    private final AtomicLong usable = new AtomicLong();
    private final AtomicLong recent = new AtomicLong();
    private final AtomicLong recentCount = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong rowsInCall = new AtomicLong();
    private long began;
    private double seconds;

    Copying(LocalStore store, LoadServer server, CountingRelay relay) throws IOException {
      this.store = store;
      this.server = server;
      this.relay = relay;
      this.serverCpuMs = server.cpuMs();
      this.bytes = relay.down();
    }

    SyncLoop loop(ServerApi api) {
      return new SyncLoop(
          new Counting(api),
          store.copy(),
          new Backoff(250, 4_000, new Random(1)),
          () -> usable.set(System.nanoTime()),
          percent -> {
            if (percent == 100) {
              all.countDown();
            }
          });
    }

    /** Copies; for some seconds in the middle a call is up. */
    void wholly(SyncLoop loop) throws IOException, InterruptedException {
      began = System.nanoTime();
      loop.begin(EnumSet.of(ChangeShelf.DOCUMENTS, ChangeShelf.RECORDS));
      boolean early = all.await(CALL_MS, TimeUnit.MILLISECONDS);
      if (!early) {
        loop.callUp(true);
        long before = rows.get();
        early = all.await(CALL_MS, TimeUnit.MILLISECONDS);
        rowsInCall.set(rows.get() - before);
        loop.callUp(false);
      }
      if (!early && !all.await(COPIED_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("not copied after " + COPIED_MAX);
      }
      seconds = (System.nanoTime() - began) / 1e9;
    }

    String figures(CrowdRecords crowd) throws IOException {
      long callMs = rowsInCall.get() > 0 ? CALL_MS : 0;
      double free = seconds - callMs / 1e3;
      return String.format(
          Locale.ROOT,
          "customers=%d rows=%d usableMs=%d recentMs=%d recent=%d seconds=%.1f rowsPerSecond=%.0f"
              + " inCallRowsPerSecond=%.0f wireMB=%d seatCpuUsPerRow=%.0f serverCpuUsPerRow=%.0f",
          crowd.customers(),
          rows.get(),
          (usable.get() - began) / 1_000_000,
          (recent.get() - began) / 1_000_000,
          recentCount.get(),
          seconds,
          (rows.get() - rowsInCall.get()) / free,
          callMs == 0 ? Double.NaN : rowsInCall.get() * 1e3 / callMs,
          (relay.down() - bytes) >> 20,
          (cpuNanos() - cpuNanos) / 1e3 / rows.get(),
          (server.cpuMs() - serverCpuMs) * 1e3 / rows.get());
    }

    private static long cpuNanos() {
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean system
          ? system.getProcessCpuTime()
          : 0;
    }

    /** Tells the time of the recent callers and counts the rest. */
    private final class Counting extends PassingApi {
      Counting(ServerApi api) {
        super(api);
      }

      @Override
      public Reply<FeedPage> changes(ChangeShelf shelf, Point point, HistoryPoint known) {
        if (recentCount.get() > 0) {
          recent.compareAndSet(0, System.nanoTime()); // they are stored before this is asked
        }
        Reply<FeedPage> reply = super.changes(shelf, point, known);
        if (reply instanceof Reply.Ok<FeedPage>(FeedPage page)) {
          rows.addAndGet(page.changes().size());
        }
        return reply;
      }

      @Override
      public Reply<FeedPage> recent(HistoryPoint known) {
        Reply<FeedPage> reply = super.recent(known);
        if (reply instanceof Reply.Ok<FeedPage>(FeedPage page)) {
          recentCount.set(page.changes().size());
        }
        return reply;
      }
    }
  }
}
