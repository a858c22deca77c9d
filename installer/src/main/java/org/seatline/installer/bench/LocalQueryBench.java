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
import org.seatline.installer.demo.TemporaryFolder;

/** Finds customers in a seat's encrypted store: by number while somebody types, and by words. */
final class LocalQueryBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 1_000_000;
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
    CrowdStore.fill(folder, customers, 0);
    long began = System.nanoTime();
    try (LocalStore store = CrowdStore.open(folder)) {
      double openMs = sinceMs(began);
      CrowdRecords crowd = new CrowdRecords(customers, System.currentTimeMillis());
      return String.format(Locale.ROOT, "customers=%d openMs=%.0f ", customers, openMs)
          + new Questions(store.desk(), crowd).asked(began)
          + String.format(Locale.ROOT, " storeMB=%d", BenchStore.bytes(folder) >> 20)
          + " load="
          + Figures.load();
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
