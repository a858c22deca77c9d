package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.at;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.app.local.StoreSamples.customer;
import static org.seatline.app.local.StoreSamples.page;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.local.Rescue.Kind;
import org.seatline.app.session.CameBack;
import org.seatline.app.session.Desk;
import org.seatline.app.session.LeftBooks;
import org.seatline.app.session.LeftWork;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Verdict;

/** Stores that were damaged, and what comes out of them. */
final class RescueTest {
  private static final int SEEDS = Integer.getInteger("rescue.seeds", 6);
  private static final int THINGS = 20;
  private static final int REJECTED = 3;
  private static final int CUSTOMERS = 400;
  private static final int PAGE = 4096;
  private static final int HEAD_PAGES = 3;
  private static final Conflict CONFLICT = new Conflict("note", "mine", "theirs");

  @TempDir Path folder;

  /** What happens to files. */
  enum Damage {
    HEAD_ZEROED,
    TRUNCATED,
    PAGES_OVERWRITTEN,
    HALF_WRITTEN,
    WRONG_KEY;

    void to(Path data, Random random) throws IOException {
      if (this == WRONG_KEY) {
        Files.writeString(data.resolve("store.key"), "ab".repeat(32));
        return;
      }
      try (RandomAccessFile file = new RandomAccessFile(StoreFile.database(data).toFile(), "rw")) {
        switch (this) {
          case HEAD_ZEROED -> file.write(new byte[HEAD_PAGES * PAGE]);
          case TRUNCATED -> file.setLength(HEAD_PAGES * PAGE + random.nextLong(file.length()) / 2);
          case PAGES_OVERWRITTEN -> overwrite(file, random);
          case HALF_WRITTEN -> {
            file.seek(file.length() / 2);
            file.write(new byte[(int) (file.length() - file.length() / 2)]);
          }
          case WRONG_KEY -> throw new AssertionError("not of the database");
        }
      }
    }

    private static void overwrite(RandomAccessFile file, Random random) throws IOException {
      for (int i = 0; i < 1 + file.length() / PAGE / 10; i++) {
        byte[] noise = new byte[PAGE];
        random.nextBytes(noise);
        file.seek(random.nextLong(file.length() / PAGE) * PAGE);
        file.write(noise);
      }
    }
  }

  private static LocalStore open(Path data) throws IOException {
    var opened =
        LocalStore.open(data, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    return ((LocalStore.Opened.Open) opened).store();
  }

  private static String fill(Path data) throws IOException {
    try (LocalStore store = open(data)) {
      StoreSamples.signIn(store, "1001");
      Change[] changes =
          IntStream.range(0, CUSTOMERS)
              .mapToObj(i -> change(i + 1, ChangeKind.CUSTOMER, "c" + i, someone(i)))
              .toArray(Change[]::new);
      store.copy().apply(ChangeShelf.RECORDS, page("e1", changes), store.copy().known()).join();
      for (int i = 0; i < THINGS; i++) {
        store.desk().saveDraft(StoreSamples.draft("d" + i, "text " + i));
        store.desk().submitTicket(StoreSamples.ticket("t" + i, "c1"), "none").join();
        store.calls().journal("call" + i, i, "talking", "fault").join();
        store.desk().drafts().join();
      }
      for (int number = 1; number <= REJECTED; number++) {
        store.outbox().aside(number, "unknown-form").join();
      }
      return store.clientId();
    }
  }

  private static Object someone(int i) {
    return customer("c" + i, "Name " + i, "名" + i, "+8613900" + (100_000 + i));
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void bringsOverWhatIsReadableAndNothingElse(Damage damage) throws Exception {
    double share = 0;
    int untouched = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Path data = folder.resolve(damage + "-" + seed);
      String clientId = fill(data);
      damage.to(data, new Random(seed));
      byte[] damaged = Files.readAllBytes(StoreFile.database(data));
      try (LocalStore store = open(data)) {
        store.rescued().ifPresent(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(60)));
        share += share(damage + " " + seed, store, clientId);
        if (store.setAside().isPresent()) {
          assertThat(store.setAside().get()).exists();
          untouched += store.setAside().get().toFile().length() == damaged.length ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "rescue %s: %.0f %% of %d stores, %d untouched%n",
        damage, 100 * share / SEEDS, SEEDS, untouched);
    if (damage != Damage.WRONG_KEY) {
      assertThat(share).as("the spare copy of the close before has it").isEqualTo(SEEDS);
    }
  }

  /** How much of what was there is there; what is there has to be what was written. */
  private static double share(String world, LocalStore store, String before) {
    StoreSamples.signIn(store, "1001");
    List<Desk.Draft> drafts = store.desk().drafts().join();
    assertThat(drafts)
        .as(world)
        .allMatch(
            draft ->
                draft
                    .content()
                    .path("note")
                    .asText()
                    .equals("text " + draft.draftId().substring(1)));
    List<OutboxCore.Item> pending = store.outbox().pending().join();
    List<MutationBatch.Numbered> numbered =
        store.outbox().find(pending.stream().map(OutboxCore.Item::number).toList()).join();
    Set<String> tickets = new HashSet<>();
    for (MutationBatch.Numbered each : numbered) {
      var ticket = ((Mutation.TicketSubmitted) each.mutation()).ticket();
      assertThat(ticket).as(world).isEqualTo(StoreSamples.ticket(ticket.id(), "c1"));
      assertThat(tickets.add(ticket.id())).as(world + ": twice " + ticket.id()).isTrue();
      if (!store.clientId().equals(before)) {
        assertThat(each.origin()).as(world).isEqualTo(before);
      }
    }
    int rejected = store.outbox().cameBack("1001").join().size();
    return (drafts.size() + tickets.size() + rejected) / (2.0 * THINGS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Damage.class,
      names = {"HEAD_ZEROED", "TRUNCATED"})
  void whatWasPutAwayStaysAwayAndWorkIsTakenUp(Damage damage) throws Exception {
    fill(folder);
    LeftWork work = new LeftWork.OnLine("line-1", true, "+8613900000001", "fault", 1, 2L);
    try (LocalStore store = open(folder)) {
      StoreSamples.signIn(store, "1001");
      settle(store, new OutboxCore.Effect.Done(1, List.of())); // numbers change in the rescue
      store.desk().cameBack().putAway(List.of(2L)).join();
      store.leftWork().keep("1001", work).join();
      store.leftWork().keep("line-1", "the dialog");
      store.leftWork().of("1001").join();
    }
    damage.to(folder, new Random(3));
    try (LocalStore store = open(folder)) {
      assertThat(store.rescued().orElseThrow()).succeedsWithin(Duration.ofSeconds(60));
      StoreSamples.signIn(store, "1001");
      assertThat(store.desk().cameBack().list().join())
          .filteredOn(CameBack.Item::putAway)
          .extracting(item -> ((Mutation.TicketSubmitted) item.mutation()).ticket().id())
          .containsExactly("t1");
      assertThat(store.desk().cameBack().list().join()).hasSize(REJECTED - 1);
      assertThat(store.leftWork().of("1001").join())
          .contains(new LeftBooks.Left(work, "the dialog"));
    }
  }

  private static void settle(LocalStore store, OutboxCore.Effect... effects) {
    var results = new MutationResults(Verdict.TAKEN, at("e1", CUSTOMERS), 1, List.of());
    assertThat(store.outbox().settle(store.copy().known(), results, List.of(effects)).join())
        .isTrue();
  }

  @Test
  void aConflictThatNobodyHasSeenIsBroughtOver() throws Exception {
    fill(folder);
    try (LocalStore store = open(folder)) {
      StoreSamples.signIn(store, "1001");
      settle(
          store,
          new OutboxCore.Effect.Done(REJECTED + 1, List.of(CONFLICT)),
          new OutboxCore.Effect.Done(REJECTED + 2, List.of()));
    }
    Damage.HEAD_ZEROED.to(folder, new Random(3));
    try (LocalStore store = open(folder)) {
      assertThat(store.rescued().orElseThrow()).succeedsWithin(Duration.ofSeconds(60));
      StoreSamples.signIn(store, "1001");
      assertThat(store.desk().cameBack().list().join())
          .filteredOn(item -> item.code() == null)
          .extracting(CameBack.Item::conflicts)
          .containsExactly(List.of(CONFLICT));
      assertThat(store.desk().cameBack().list().join()).hasSize(REJECTED + 1);
    }
  }

  @Test
  void tellsWhatCameOutAndIsOverByTheNextStart() throws Exception {
    fill(folder);
    Damage.HEAD_ZEROED.to(folder, new Random(1));
    try (LocalStore store = open(folder)) {
      CompletableFuture<Rescue> done = store.rescued().orElseThrow();
      assertThat(done).succeedsWithin(Duration.ofSeconds(60));
      Rescue rescue = done.join();
      assertThat(rescue.whole()).isTrue();
      assertThat(rescue.of(Kind.DRAFTS).rows()).isEqualTo(THINGS);
      assertThat(rescue.of(Kind.OUTBOX).rows()).isEqualTo(THINGS);
      assertThat(rescue.file()).exists();
      StoreSamples.signIn(store, "1001");
      assertThat(store.desk().ticketsOf("c1", 100).join()).hasSize(THINGS);
    }
    try (LocalStore store = open(folder)) {
      assertThat(store.rescued()).isEmpty();
      assertThat(store.setAside()).isEmpty();
      assertThat(store.outbox().pending().join()).hasSize(THINGS - REJECTED);
    }
  }
}
