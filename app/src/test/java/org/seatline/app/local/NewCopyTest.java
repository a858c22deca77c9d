package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.article;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.app.local.StoreSamples.customer;
import static org.seatline.app.local.StoreSamples.gone;
import static org.seatline.app.local.StoreSamples.ticket;
import static org.seatline.protocol.ChangeShelf.DOCUMENTS;
import static org.seatline.protocol.ChangeShelf.RECORDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;

/** A copy that is begun anew, what can be read meanwhile, and what lies on the disk. */
final class NewCopyTest extends WithStore {
  private static final HistoryPoint SERVER = new HistoryPoint("e1", "run", 1_000);

  @Override
  @BeforeEach
  void open() throws IOException {
    super.open();
    StoreSamples.signIn(store, "1001");
  }

  private static Change person(long number, String id, String name, String phone) {
    return change(number, ChangeKind.CUSTOMER, id, customer(id, name, name, phone));
  }

  private static FeedPage first(Continuity continuity, boolean more, Change... changes) {
    return page(continuity, 0, more, changes);
  }

  private static FeedPage page(Continuity how, long asked, boolean more, Change... changes) {
    long upTo = changes.length == 0 ? asked : changes[changes.length - 1].number();
    return new FeedPage(SERVER, how, asked, upTo, more, List.of(changes));
  }

  private void apply(ChangeShelf shelf, FeedPage page) {
    assertThat(store.copy().apply(shelf, page, store.copy().known()).join()).isTrue();
  }

  private List<String> named(String text) {
    return store.desk().searchCustomers(text, 10).join().stream().map(c -> c.id()).toList();
  }

  private int withNumber(String number) {
    return store.desk().customersByNumber(number).join().size();
  }

  @Test
  void readsTheOldCopyUntilTheNewOneIsWhole() throws IOException {
    apply(
        RECORDS,
        first(
            Continuity.CONTINUES,
            false,
            person(1, "c1", "Ada", "+8619000000001"),
            person(2, "c2", "Ben", "+8619000000002"),
            change(3, ChangeKind.TICKET, "t1", ticket("t1", "c1"))));

    apply(RECORDS, first(Continuity.FRESH, true, person(501, "c3", "Cyd", "+8619000000003")));

    assertThat(withNumber("+8619000000001")).isEqualTo(1);
    assertThat(withNumber("+8619000000003")).isEqualTo(1);
    assertThat(named("ben")).containsExactly("c2");
    assertThat(store.desk().ticketsOf("c1", 5).join()).hasSize(1);
    assertThat(store.copy().points().get(RECORDS)).isEqualTo(new Point(501, 1_000));

    reopen();
    assertThat(named("ben")).containsExactly("c2");
    apply(
        RECORDS,
        page(Continuity.CONTINUES, 501, false, person(502, "c1", "Ada Two", "+8619000000009")));

    assertThat(withNumber("+8619000000002")).isZero();
    assertThat(withNumber("+8619000000001")).isZero();
    assertThat(withNumber("+8619000000009")).isEqualTo(1);
    assertThat(named("ben")).isEmpty();
    assertThat(named("ada")).containsExactly("c1");
    assertThat(store.desk().ticketsOf("c1", 5).join()).isEmpty();
    reopen();
    assertThat(named("ada two")).containsExactly("c1");
    assertThat(withNumber("+8619000000003")).isEqualTo(1);
  }

  @Test
  void keepsDocumentsTooUntilTheNewOnesAreWhole() {
    apply(
        DOCUMENTS,
        first(
            Continuity.CONTINUES,
            false,
            change(1, ChangeKind.ARTICLE, "a1", article("a1", "Old", "旧", "x"))));
    apply(
        DOCUMENTS,
        first(
            Continuity.FRESH,
            true,
            change(2, ChangeKind.ARTICLE, "a2", article("a2", "New", "新", "x"))));
    assertThat(store.desk().searchArticles("", "en", 9).join()).hasSize(2);
    apply(DOCUMENTS, page(Continuity.CONTINUES, 2, false));
    assertThat(store.desk().searchArticles("", "en", 9).join()).hasSize(1);
  }

  @Test
  void keepsItWhenTheServerHasForgottenAndDropsItForSomebodyElse() throws IOException {
    apply(RECORDS, first(Continuity.CONTINUES, false, person(1, "c1", "Ada", "+8619000000001")));
    store.outbox().forgotten(new HistoryPoint("e2", "run-2", 9)).join();
    assertThat(withNumber("+8619000000001")).isEqualTo(1);
    assertThat(store.copy().points()).containsEntry(RECORDS, Point.START);
    reopen();
    assertThat(withNumber("+8619000000001")).isEqualTo(1);
    store.copy().drop(RECORDS).join();
    assertThat(withNumber("+8619000000001")).isZero();
    assertThat(named("ada")).isEmpty();
    assertThat(store.copy().points()).isEmpty();
  }

  @Test
  void takesADeletionOutOfBothCopies() {
    apply(
        RECORDS,
        first(
            Continuity.CONTINUES,
            false,
            person(1, "c1", "Ada", "+8619000000001"),
            person(2, "c2", "Ben", "+8619000000002")));
    apply(RECORDS, first(Continuity.FRESH, true, person(501, "c3", "Cyd", "+8619000000003")));
    apply(RECORDS, page(Continuity.CONTINUES, 501, true, gone(502, ChangeKind.CUSTOMER, "c1")));
    assertThat(withNumber("+8619000000001")).isZero();
    assertThat(withNumber("+8619000000002")).isEqualTo(1);
  }

  @Test
  void beginsAThirdCopyWhenTheSecondWasNotFinished() {
    apply(RECORDS, first(Continuity.CONTINUES, false, person(1, "c1", "Ada", "+8619000000001")));
    apply(RECORDS, first(Continuity.FRESH, true, person(501, "c2", "Ben", "+8619000000002")));
    apply(RECORDS, first(Continuity.FRESH, true, person(601, "c3", "Cyd", "+8619000000003")));
    assertThat(withNumber("+8619000000001")).isEqualTo(1);
    assertThat(withNumber("+8619000000002")).isZero();
    apply(RECORDS, page(Continuity.CONTINUES, 601, false));
    assertThat(withNumber("+8619000000001")).isZero();
    assertThat(withNumber("+8619000000003")).isEqualTo(1);
  }

  @Test
  void findsEverybodyWhileNumbersWaitToBeBroughtIntoTheirTable() throws IOException {
    int count = LinkTable.HELD_MAX + 700;
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(person(i + 1, "c" + i, "N" + i, "+86190%08d".formatted(i * 7919 % count)));
    }
    FeedPage all = page(Continuity.CONTINUES, 0, false, changes.toArray(Change[]::new));
    org.seatline.app.sync.FeedCopy.slices(all, 1_000).forEach(slice -> apply(RECORDS, slice));
    for (int look = 0; look < 2; look++) {
      for (int i = 0; i < count; i += 997) {
        assertThat(withNumber("+86190%08d".formatted(i))).isEqualTo(1);
      }
      reopen();
    }
  }

  @Test
  void writesNothingThatCanBeReadOnTheDisk() throws IOException {
    apply(
        RECORDS,
        first(Continuity.CONTINUES, false, person(1, "c1", "Zacharias", "+8619012345678")));
    assertThat(named("zacharias")).containsExactly("c1");
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes.toLowerCase(java.util.Locale.ROOT))
            .as(file.toString())
            .doesNotContain("zacharias")
            .doesNotContain("19012345678");
      }
    }
    open();
  }
}
