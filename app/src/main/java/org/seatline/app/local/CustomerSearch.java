package org.seatline.app.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.seatline.protocol.CustomerRecord;

/**
 * Finds customers by what somebody types. The texts are looked through in memory, on a thread of
 * their own, so that neither drafts nor a caller's record wait for it.
 */
final class CustomerSearch {
  private static final int DIGITS_MIN = 3;
  private static final int MATCHES_RANKED_MAX = 500;
  private static final int RANK_NUMBER = -1;

  private final StoreThread store;
  private final Executor searching;
  private final CustomerTable customers;
  private final RecordSets sets;

  /**
   * @param searching where texts are looked through
   */
  CustomerSearch(StoreThread store, Executor searching, CustomerTable customers, RecordSets sets) {
    this.store = store;
    this.searching = searching;
    this.customers = customers;
    this.sets = sets;
  }

  private record Question(String typed, List<String> words, String digits) {
    static Question of(String written) {
      String typed = written.strip().toLowerCase(Locale.ROOT);
      String digits = PhoneNumbers.dialable(written).replace("+", "");
      return new Question(
          typed, List.of(typed.split("\\s+")), digits.length() < DIGITS_MIN ? "" : digits);
    }
  }

  private record Match(String id, int rank) {}

  /** Best first: the whole number, some of its digits, a name that begins so, a meter, the rest. */
  CompletableFuture<List<CustomerRecord>> search(String written, int limit) {
    Question question = Question.of(written);
    if (question.typed.isEmpty() || limit <= 0) {
      return CompletableFuture.completedFuture(List.of());
    }
    return store
        .call(() -> sets.reading().stream().map(RecordSet::texts).toList())
        .thenCompose(
            texts ->
                CompletableFuture.allOf(
                        texts.stream().map(TextLog::loaded).toArray(CompletableFuture[]::new))
                    .thenCompose(
                        there ->
                            CompletableFuture.supplyAsync(
                                () -> matches(texts, question), searching)))
        .thenCompose(matches -> store.call(() -> found(written, question, matches, limit)));
  }

  private static List<Match> matches(List<TextLog> texts, Question question) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (TextLog log : texts) {
      if (!question.digits.isEmpty()) {
        log.index()
            .withDigits(question.digits, MATCHES_RANKED_MAX)
            .forEach(id -> ranks.putIfAbsent(id, RANK_NUMBER));
      }
      byWords(log.index(), question)
          .forEach((id, text) -> ranks.putIfAbsent(id, CustomerText.rank(text, question.typed)));
    }
    List<Match> matches = new ArrayList<>();
    ranks.forEach((id, rank) -> matches.add(new Match(id, rank)));
    matches.sort(Comparator.comparingInt(Match::rank).thenComparing(Match::id));
    return matches;
  }

  /** When there are more than can be ranked, the names that are or begin so are among them. */
  private static Map<String, String> byWords(TextIndex index, Question question) {
    Map<String, String> found = index.withWords(question.words, MATCHES_RANKED_MAX);
    if (found.size() == MATCHES_RANKED_MAX) {
      Map<String, String> begin = index.withPart(question.typed, MATCHES_RANKED_MAX);
      found.putAll(begin);
      if (begin.size() >= MATCHES_RANKED_MAX) {
        found.putAll(index.withPart(question.typed + TextIndex.PART_END, MATCHES_RANKED_MAX));
      }
    }
    return found;
  }

  /** What is found is looked at again: the customer may have changed since. */
  private List<CustomerRecord> found(
      String written, Question question, List<Match> matches, int limit) {
    Map<String, CustomerRecord> found = new LinkedHashMap<>();
    customers.byNumber(written).forEach(customer -> found.put(customer.id(), customer));
    for (Match match : matches) {
      if (found.size() >= limit) {
        break;
      }
      customers
          .find(match.id)
          .filter(customer -> fits(customer, question))
          .ifPresent(customer -> found.putIfAbsent(customer.id(), customer));
    }
    return found.values().stream().limit(limit).toList();
  }

  private static boolean fits(CustomerRecord customer, Question question) {
    return CustomerText.has(customer, question.words)
        || (!question.digits.isEmpty()
            && customer.phones().stream().anyMatch(phone -> phone.contains(question.digits)));
  }
}
