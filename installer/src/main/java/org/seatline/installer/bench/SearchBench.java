package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.seatline.app.local.LocalStore;
import org.seatline.app.session.Desk;
import org.seatline.installer.demo.TemporaryFolder;

/**
 * Somebody types into the search of a seat with many customers and articles: how long each
 * keystroke takes until its answer is there, each typed when the one before is answered.
 */
final class SearchBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 200_000;
  private static final int ARTICLES_USUAL = 5_000;
  private static final int TEXTS = 60;
  private static final int WARM_UP_TEXTS = 15;
  private static final int CUSTOMERS_MAX = 20;
  private static final int ARTICLES_MAX = 50;

  @Override
  public String describe() {
    return "types searches among -Drows= customers and -Darticles= articles (-Dfolder= keeps the"
        + " store for another run)";
  }

  @Override
  public String run() throws Exception {
    String kept = System.getProperty("folder", "");
    if (!kept.isEmpty()) {
      return run(Files.createDirectories(Path.of(kept)));
    }
    try (TemporaryFolder folder = new TemporaryFolder()) {
      return run(folder.path());
    }
  }

  private static String run(Path folder) throws IOException {
    int customers = Integer.getInteger("rows", CUSTOMERS_USUAL);
    int articles = Integer.getInteger("articles", ARTICLES_USUAL);
    CrowdStore.fill(folder, customers, articles);
    try (LocalStore store = CrowdStore.open(folder)) {
      return String.format(Locale.ROOT, "customers=%d articles=%d ", customers, articles)
          + new Typing(store.desk(), customers, articles).figures()
          + " load="
          + Figures.load();
    }
  }

  /** Texts that are typed letter by letter. */
  private static final class Typing {
    private final Desk desk;
    private final int customers;
    private final int articles;
    private final Random random = new Random(11);
    private final List<Double> all = new ArrayList<>();
    private int wrong;

    Typing(Desk desk, int customers, int articles) {
      this.desk = desk;
      this.customers = customers;
      this.articles = articles;
    }

    String figures() {
      CrowdRecords crowd = new CrowdRecords(customers, System.currentTimeMillis());
      long began = System.nanoTime();
      findsCustomer("nobody at all");
      findsArticle("nothing at all");
      double firstMs = (System.nanoTime() - began) / 1e6;
      IntFunction<String> address = i -> crowd.customer(i).address().en();
      typed("", customers, WARM_UP_TEXTS, i -> CrowdRecords.name(i).en(), this::findsCustomer);
      typed("", customers, WARM_UP_TEXTS, address, this::findsCustomer);
      typed("", articles, WARM_UP_TEXTS, CrowdArticles::titleEn, this::findsArticle);
      all.clear();
      List<String> parts =
          List.of(
              customer("nameZh", i -> CrowdRecords.name(i).zh()),
              customer("nameEn", i -> CrowdRecords.name(i).en()),
              customer("number", i -> CrowdRecords.phone(i).substring(3)),
              customer("addressZh", i -> crowd.customer(i).address().zh()),
              customer("addressEn", address),
              article("articleZh", CrowdArticles::titleZh),
              article("articleEn", CrowdArticles::titleEn));
      return String.format(Locale.ROOT, "firstMs=%.0f keystrokes=%d ", firstMs, all.size())
          + DeskProbe.figures("key", all)
          + " "
          + String.join(" ", parts)
          + " wrong="
          + wrong;
    }

    private String customer(String name, IntFunction<String> texts) {
      return typed(name, customers, TEXTS, texts, this::findsCustomer);
    }

    private String article(String name, IntFunction<String> texts) {
      return typed(name, articles, TEXTS, texts, this::findsArticle);
    }

    private String typed(
        String name,
        int things,
        int count,
        IntFunction<String> texts,
        Function<String, Boolean> finds) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String text = texts.apply(random.nextInt(things));
        for (int end = 1; end <= text.length(); end++) {
          long began = System.nanoTime();
          boolean found = finds.apply(text.substring(0, end));
          times.add((System.nanoTime() - began) / 1e6);
          wrong += found ? 0 : 1;
        }
      }
      all.addAll(times);
      return DeskProbe.figures(name, times);
    }

    private boolean findsCustomer(String text) {
      return !desk.searchCustomers(text, CUSTOMERS_MAX).join().isEmpty();
    }

    private boolean findsArticle(String text) {
      return !desk.searchArticles(text, "zh", ARTICLES_MAX).join().isEmpty();
    }
  }
}
