package org.seatline.installer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.seatline.app.local.LocalStore;
import org.seatline.app.session.Desk;
import org.seatline.app.session.SeatStore;
import org.seatline.app.sync.FeedCopy;
import org.seatline.installer.demo.TemporaryFolder;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Wire;

/** Finds customers in a seat's encrypted store: by number while somebody types, and by words. */
final class LocalQueryBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 1_000_000;
  private static final int PAGE = 1_000;
  private static final int SLICE = 250;
  private static final int LOOK_UPS = 20_000;
  private static final int WARM_UP = 500;
  private static final int SEARCHES = 200;
  private static final int LIMIT = 20;

  @Override
  public String describe() {
    return "finds customers by number and by words among -Drows= (-Dfolder= keeps the store for"
        + " another run)";
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

  /** Runs it with the store in this folder. */
  static String run(Path folder, int customers) throws IOException {
    CrowdRecords crowd = new CrowdRecords(customers, System.currentTimeMillis());
    Path marker = folder.resolve("crowd-of-" + customers);
    Path seat = folder.resolve("seat");
    if (!Files.exists(marker)) {
      try (LocalStore store = BenchStore.open(seat)) {
        fill(store, crowd);
      }
      Files.createFile(marker);
    }
    long began = System.nanoTime();
    try (LocalStore store = BenchStore.open(seat)) {
      double openMs = sinceMs(began);
      signIn(store);
      return String.format(Locale.ROOT, "customers=%d openMs=%.0f ", customers, openMs)
          + new Questions(store.desk(), crowd).asked(began)
          + String.format(Locale.ROOT, " storeMB=%d", BenchStore.bytes(seat) >> 20)
          + " load="
          + Figures.load();
    }
  }

  private static void signIn(LocalStore store) {
    LocalizedText name = new LocalizedText("Bench", "测");
    var session =
        new SignInResponse(
            "token",
            new AgentProfile("1001", name, java.util.Set.of(Role.AGENT), List.of(), List.of()),
            new SipAccount("seatline", "127.0.0.1", 5060, "seat", "secret", 60),
            List.of(),
            List.of(),
            List.of(),
            "epoch",
            0,
            1_000,
            5_000,
            null,
            SeatRules.USUAL,
            null);
    SeatStore seat = store;
    seat.people().welcome(session, "bench".toCharArray());
    store.agent("1001");
  }

  private static void fill(LocalStore store, CrowdRecords crowd) throws IOException {
    HistoryPoint server = new HistoryPoint("epoch", "run", crowd.customers());
    for (int from = 0; from < crowd.customers(); from += PAGE) {
      int end = Math.min(crowd.customers(), from + PAGE);
      List<Change> changes = new ArrayList<>();
      for (int i = from; i < end; i++) {
        changes.add(
            new Change(
                i + 1,
                ChangeKind.CUSTOMER,
                CrowdRecords.customerId(i),
                Wire.mapper().valueToTree(crowd.customer(i))));
      }
      var page =
          new FeedPage(server, Continuity.CONTINUES, from, end, end < crowd.customers(), changes);
      for (FeedPage slice : FeedCopy.slices(page, SLICE)) {
        if (!store.copy().apply(ChangeShelf.RECORDS, slice, store.copy().known()).join()) {
          throw new IOException("a page was not stored");
        }
      }
    }
  }

  private static double sinceMs(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  /** What is asked of the store. */
  private static final class Questions {
    private final Desk desk;
    private final CrowdRecords crowd;
    private final Random random = new Random(7);
    private int wrong;

    Questions(Desk desk, CrowdRecords crowd) {
      this.desk = desk;
      this.crowd = crowd;
    }

    String asked(long opened) {
      double first = lookUp(true);
      search("无此人名");
      double searchable = sinceMs(opened);
      for (int i = 0; i < WARM_UP; i++) {
        lookUp(i % 2 == 0);
      }
      String present;
      String absent;
      try (DeskProbe typing = DeskProbe.start(desk, crowd.customers())) {
        present = DeskProbe.figures("present", lookUps(true));
        absent = DeskProbe.figures("absent", lookUps(false));
      }
      return String.format(
          Locale.ROOT,
          "firstLookUpMs=%.1f searchableMs=%.0f %s %s %s %s %s %s heapMB=%d wrong=%d",
          first,
          searchable,
          present,
          absent,
          searches("nameZh", i -> CrowdRecords.name(i).zh()),
          searches("nameEn", i -> CrowdRecords.name(i).en()),
          searches("address", i -> crowd.customer(i).address().zh()),
          searches("meter", i -> crowd.customer(i).meters().getFirst().number()),
          heapMb(),
          wrong);
    }

    private List<Double> lookUps(boolean present) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < LOOK_UPS; i++) {
        times.add(lookUp(present));
      }
      return times;
    }

    private double lookUp(boolean present) {
      int index = random.nextInt(crowd.customers());
      String number = present ? CrowdRecords.phone(index) : CrowdRecords.nobodysPhone(index);
      long began = System.nanoTime();
      boolean found = !desk.customersByNumber(number).join().isEmpty();
      double ms = sinceMs(began);
      wrong += found == present ? 0 : 1;
      return ms;
    }

    private String searches(String name, java.util.function.IntFunction<String> words) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < SEARCHES; i++) {
        String text = words.apply(random.nextInt(crowd.customers()));
        long began = System.nanoTime();
        boolean found = search(text);
        times.add(sinceMs(began));
        wrong += found ? 0 : 1;
      }
      return DeskProbe.figures(name, times);
    }

    private boolean search(String text) {
      return !desk.searchCustomers(text, LIMIT).join().isEmpty();
    }

    private static long heapMb() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
  }
}
