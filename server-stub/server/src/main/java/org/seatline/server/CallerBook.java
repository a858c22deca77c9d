package org.seatline.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.NumberRules;
import org.seatline.server.admin.PhoneNumbers;
import org.seatline.server.store.Store;
import org.seatline.server.telephony.CallerDirectory;

/**
 * Who calls: numbers by the configured rules; the language is the customer's, else the centre's.
 * Everything is in memory, so that no caller waits for the database. Any thread.
 */
final class CallerBook implements CallerDirectory {
  /** Numbers that are remembered in their one form; the called ones are always the same few. */
  private static final int KNOWN_MAX = 4_096;

  private final Store store;
  private final Supplier<Configuration> live;
  private volatile Map<String, String> languages = Map.of();
  private volatile Numbers numbers;

  /** Numbers and the rules by which they were brought to one form. */
  private record Numbers(NumberRules rules, PhoneNumbers how, Map<String, String> known) {
    static Numbers by(NumberRules rules) {
      return new Numbers(rules, new PhoneNumbers(rules), new ConcurrentHashMap<>());
    }

    String normalise(String asPresented) {
      String before = known.get(asPresented);
      if (before != null) {
        return before;
      }
      String normalised = how.normalise(asPresented);
      if (known.size() >= KNOWN_MAX) {
        known.clear();
      }
      known.put(asPresented, normalised);
      return normalised;
    }
  }

  CallerBook(Store store, Supplier<Configuration> live) {
    this.store = store;
    this.live = live;
    this.numbers = Numbers.by(live.get().centre().numbers());
    read();
  }

  /** Reads the customers' languages again. */
  void read() {
    languages = Map.copyOf(store.inTransaction(tx -> tx.customers().languagesByPhone()));
  }

  @Override
  public String normalise(String asPresented) {
    if (asPresented.equalsIgnoreCase("anonymous")) {
      return "";
    }
    NumberRules rules = live.get().centre().numbers();
    Numbers now = numbers;
    if (!now.rules().equals(rules)) {
      now = Numbers.by(rules);
      numbers = now;
    }
    return now.normalise(asPresented);
  }

  @Override
  public String national(String normalisedNumber) {
    return numbers.how().national(normalisedNumber);
  }

  @Override
  public String languageOf(String normalisedNumber) {
    String language = languages.get(normalisedNumber);
    return language == null ? live.get().centre().defaultLanguage() : language;
  }
}
