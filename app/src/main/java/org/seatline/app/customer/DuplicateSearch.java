package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.Duplicates.Suspect;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;

/**
 * Finds records that may be the same customer as the open one: those that have much in common, and
 * those that somebody searches for. Lives on the thread of {@link CustomerViewModel}.
 */
final class DuplicateSearch {
  /** So many are offered. */
  static final int OFFERED_MAX = 4;

  private static final int CANDIDATES_MAX = 20;

  private final Desk desk;
  private final Runnable changed;
  private List<Suspect> suspects = List.of();
  private List<CustomerRecord> typed = List.of();
  private @Nullable CustomerRecord of;
  private int asked;

  /**
   * @param changed runs when there is something else to be offered
   */
  DuplicateSearch(Desk desk, Runnable changed) {
    this.desk = desk;
    this.changed = changed;
  }

  /** Those that have much in common with the open one, the likeliest first. */
  List<Suspect> suspects() {
    return suspects;
  }

  /** Those that were searched for. */
  List<CustomerRecord> typed() {
    return typed;
  }

  /** Looks for those that are like this record; for none of them when it is null. */
  void show(@Nullable CustomerRecord open) {
    of = open;
    typed = List.of();
    suspects = List.of();
    if (open == null) {
      return;
    }
    List<CompletableFuture<List<CustomerRecord>>> searches = new ArrayList<>();
    open.phones().forEach(phone -> searches.add(desk.customersByNumber(phone)));
    words(open).forEach(word -> searches.add(desk.searchCustomers(word, CANDIDATES_MAX)));
    Watched.take(
        "look for a customer's other records",
        CompletableFuture.allOf(searches.toArray(CompletableFuture[]::new))
            .thenApply(done -> searches.stream().flatMap(each -> each.join().stream()).toList()),
        candidates -> {
          if (open.equals(of)) {
            List<Suspect> found = Duplicates.of(open, candidates);
            suspects = found.subList(0, Math.min(OFFERED_MAX, found.size()));
            changed.run();
          }
        });
  }

  private static Set<String> words(CustomerRecord open) {
    Set<String> words = new LinkedHashSet<>(List.of(open.name().en(), open.name().zh()));
    open.meters().forEach(meter -> words.add(meter.number()));
    words.removeIf(String::isBlank);
    return words;
  }

  /** Searches for what somebody types. */
  void type(String text) {
    int mine = ++asked;
    CustomerRecord open = of;
    if (text.isBlank() || open == null) {
      typed = List.of();
      changed.run();
      return;
    }
    Watched.take(
        "search for the other record",
        desk.searchCustomers(text, CANDIDATES_MAX),
        found -> {
          if (mine == asked) {
            typed =
                found.stream()
                    .filter(each -> !each.id().equals(open.id()))
                    .limit(OFFERED_MAX)
                    .toList();
            changed.run();
          }
        });
  }
}
