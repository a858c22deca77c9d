package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.article;
import static org.seatline.app.local.StoreSamples.at;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.app.local.StoreSamples.customer;
import static org.seatline.app.local.StoreSamples.draft;
import static org.seatline.app.local.StoreSamples.gone;
import static org.seatline.app.local.StoreSamples.page;
import static org.seatline.app.local.StoreSamples.ticket;
import static org.seatline.protocol.ChangeShelf.RECORDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.session.Desk;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.TicketQuery;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;

final class LocalStoreTest {
  private static final long NOW_MS = 1_790_000_000_000L;

  @TempDir Path folder;
  private LocalStore store;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    store = opened();
    desk = store.desk();
    StoreSamples.signIn(store, "1001");
  }

  private void apply(FeedPage page) {
    StoreSamples.apply(store, page);
  }

  @Test
  void takesACallerAheadOfTheFeedAndStaysWhereItIs() {
    apply(page("e1", change(3, ChangeKind.CUSTOMER, "c3", customer("c3", "C", "丙", "+863"))));
    HistoryPoint known = store.copy().known();
    FeedPage ahead =
        page("e1", change(900, ChangeKind.CUSTOMER, "c1", customer("c1", "A", "甲", "+861")));
    store.copy().applyAhead(ahead, known).join();
    assertThat(store.copy().points().get(RECORDS)).isEqualTo(new Point(3, 3));
    assertThat(store.copy().known()).isEqualTo(at("e1", 900));
    assertThat(desk.customersByNumber("+861").join()).hasSize(1);
    FeedPage old =
        page("e1", change(2, ChangeKind.CUSTOMER, "c2", customer("c2", "B", "乙", "+862")));
    store.copy().applyAhead(old, known).join();
    FeedPage other =
        page("e2", change(950, ChangeKind.CUSTOMER, "c2", customer("c2", "B", "乙", "+862")));
    store.copy().applyAhead(other, known).join();
    assertThat(desk.customersByNumber("+862").join()).isEmpty();
  }

  @Test
  void keepsNoPageThatWasOvertaken() {
    HistoryPoint before = store.copy().known();
    apply(page("e1", change(3, ChangeKind.CUSTOMER, "c3", customer("c3", "C", "丙", "+863"))));
    FeedPage again = page(Continuity.CONTINUES, "e1", 2, gone(3, ChangeKind.CUSTOMER, "c3"));
    assertThat(store.copy().apply(RECORDS, again, store.copy().known()).join()).isFalse();
    FeedPage other = page(Continuity.CONTINUES, "e2", 3, gone(4, ChangeKind.CUSTOMER, "c3"));
    assertThat(store.copy().apply(RECORDS, other, before).join()).isFalse();
    assertThat(desk.customersByNumber("+863").join()).hasSize(1);
  }

  @Test
  void dropsTheShelfOfSomebodyElseAlone() {
    apply(page("e1", change(1, ChangeKind.DRILL, "d1", article("d1", "D", "练", "d"))));
    apply(page("e1", change(2, ChangeKind.ARTICLE, "a1", article("a1", "A", "文", "a"))));
    store.copy().drop(ChangeShelf.DRILLS).join();
    assertThat(desk.drills().join()).isEmpty();
    assertThat(desk.searchArticles("", "en", 10).join()).hasSize(1);
    assertThat(store.copy().points()).containsOnlyKeys(ChangeShelf.DOCUMENTS);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LocalStore opened() throws IOException {
    LocalStore.Opened result =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    assertThat(result).isInstanceOf(LocalStore.Opened.Open.class);
    return ((LocalStore.Opened.Open) result).store();
  }

  private void reopen() throws IOException {
    store.close();
    open();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+8613900001234",
        "13900001234",
        "139 0000 1234",
        "013900001234",
        "913900001234",
        "9013900001234",
        "008613900001234",
        "8613900001234",
        "(+86) 139-0000-1234",
        "１３９００００１２３４",
        "sip:+8613900001234@127.0.0.1;user=phone"
      })
  void findsACustomerByTheNumberHoweverItIsWritten(String written) {
    apply(
        page(
            "e1",
            change(
                1,
                ChangeKind.CUSTOMER,
                "c1",
                customer("c1", "Wang Fang", "王芳", "+8613900001234"))));
    assertThat(desk.customersByNumber(written).join())
        .extracting(CustomerRecord::id)
        .containsExactly("c1");
  }

  @Test
  void findsEverybodyWhoSharesANumberAndNobodyForAWithheldOne() {
    apply(
        page(
            "e1",
            change(1, ChangeKind.CUSTOMER, "c1", customer("c1", "A", "甲", "+861085550001")),
            change(2, ChangeKind.CUSTOMER, "c2", customer("c2", "B", "乙", "+861085550001"))));
    assertThat(desk.customersByNumber("010-8555 0001").join()).hasSize(2);
    assertThat(desk.customersByNumber("").join()).isEmpty();
    assertThat(desk.customersByNumber("anonymous").join()).isEmpty();
  }

  @Test
  void takesTombstonesAndSendsAgainWhatTheServerForgot() throws IOException {
    apply(page("e1", change(1, ChangeKind.CUSTOMER, "c1", customer("c1", "A", "甲", "+861"))));
    apply(page(Continuity.CONTINUES, "e1", 1, gone(2, ChangeKind.CUSTOMER, "c1")));
    assertThat(desk.customersByNumber("+861").join()).isEmpty();
    desk.submitTicket(ticket("t1", "c9"), "t1").join();
    acknowledge(1);
    reopen();
    assertThat(store.copy().points().get(RECORDS)).isEqualTo(new Point(2, 1));
    assertThat(pending()).isEmpty();
    apply(page(Continuity.FRESH, "e1", 0));
    assertThat(pending()).as("a fresh copy forgets nothing").isEmpty();
    apply(page(Continuity.FORGOTTEN, "e2", 0));
    assertThat(store.copy().known()).isEqualTo(at("e2", 0));
    assertThat(pending()).extracting(OutboxCore.Item::number).containsExactly(1L);
  }

  private void acknowledge(long number) {
    var results = new MutationResults(Verdict.TAKEN, at("e1", 2), NOW_MS, List.of());
    List<OutboxCore.Effect> done = List.of(new OutboxCore.Effect.Done(number, List.of()));
    assertThat(store.outbox().settle(store.copy().known(), results, done).join()).isTrue();
  }

  @Test
  void numbersWhatWaitsAgainUnderANewIdAndKeepsItsOrder() {
    String first = store.clientId();
    desk.submit(new Mutation.NoteAdded("n1", "c1", "one", 1)).join();
    acknowledge(1);
    desk.submit(new Mutation.NoteAdded("n2", "c1", "two", 2)).join();
    store.outbox().renew().join();
    assertThat(store.clientId()).isNotEqualTo(first);
    desk.submit(new Mutation.NoteAdded("n3", "c1", "three", 3)).join();
    assertThat(pending()).extracting(OutboxCore.Item::number).containsExactly(3L, 4L);
    store.outbox().forgotten(at("e2", 0)).join();
    assertThat(pending()).extracting(OutboxCore.Item::number).containsExactly(5L, 6L, 7L);
    assertThat(numbered())
        .extracting(n -> ((Mutation.NoteAdded) n.mutation()).noteId())
        .containsExactly("n1", "n2", "n3");
    assertThat(numbered())
        .extracting(MutationBatch.Numbered::origin)
        .containsExactly(first, first, store.clientId());
  }

  private List<MutationBatch.Numbered> numbered() {
    return pending().stream()
        .map(item -> store.outbox().find(List.of(item.number())).join().getFirst())
        .toList();
  }

  @Test
  void bringsBackWhatWasRejectedOrInConflictWithItsWords() {
    var note = new Mutation.NoteAdded("n1", "nobody", "what I wrote", 1);
    desk.submit(note).join();
    desk.submit(new Mutation.NoteAdded("n2", "c1", "fine", 2)).join();
    desk.submit(new Mutation.TicketChanged("t1", List.of(), 3)).join();
    var conflict = new Conflict("note", "mine", "theirs");
    var results = new MutationResults(Verdict.TAKEN, at("e1", 2), NOW_MS, List.of());
    List<OutboxCore.Effect> effects =
        List.of(
            new OutboxCore.Effect.Aside(1, "unknown-customer"),
            new OutboxCore.Effect.Done(2, List.of()),
            new OutboxCore.Effect.Done(3, List.of(conflict)));
    assertThat(store.outbox().settle(store.copy().known(), results, effects).join()).isTrue();
    var back = store.outbox().cameBack("1001").join();
    assertThat(back).hasSize(2);
    assertThat(back.getFirst().mutation()).isEqualTo(note);
    assertThat(back.getFirst().code()).isEqualTo("unknown-customer");
    assertThat(back.getLast().conflicts()).containsExactly(conflict);
  }

  @Test
  void comesWithAnotherMarkWheneverItIsOpened() throws IOException {
    StoreMark before = store.mark();
    reopen();
    assertThat(store.mark().generation()).isEqualTo(before.generation() + 1);
    assertThat(store.mark().incarnation()).isNotEqualTo(before.incarnation());
  }

  private List<OutboxCore.Item> pending() {
    return store.outbox().pending().join();
  }

  @Test
  void findsTicketsByWordsAndFollowsTheirChanges() {
    List<Change> many = new ArrayList<>();
    for (int i = 1; i <= 2_500; i++) {
      TicketRecord one = ticket("s" + i, "c1");
      many.add(
          change(
              i,
              ChangeKind.TICKET,
              one.id(),
              one.with("open", Map.of("where", "Willow Road " + i))));
    }
    apply(page("e1", many.toArray(Change[]::new)));
    desk.submitTicket(ticket("mine", "c1").with("open", Map.of("where", "Elm Road 7")), "").join();
    assertThat(find("willow 2499")).containsExactly("s2499");
    assertThat(find("elm")).containsExactly("mine");
    assertThat(desk.searchTickets(TicketQuery.of("road"), 10).join().tickets()).hasSize(10);
    assertThat(desk.searchTickets(TicketQuery.of("road"), 10).join().among()).isEqualTo(2_500);
    TicketRecord moved = ticket("s7", "c1").with("closed", Map.of("where", "Oak Lane"));
    apply(page(Continuity.CONTINUES, "e1", 2_500, change(2_501, ChangeKind.TICKET, "s7", moved)));
    assertThat(find("oak")).containsExactly("s7");
    apply(page(Continuity.CONTINUES, "e1", 2_501, gone(2_502, ChangeKind.TICKET, "s7")));
    assertThat(find("oak")).isEmpty();
  }

  private List<String> find(String text) {
    return desk.searchTickets(TicketQuery.of(text), 10).join().tickets().stream()
        .map(TicketRecord::id)
        .toList();
  }

  @Test
  void findsWhatIsToBeDoneHereAndOnAnotherSeat() throws IOException {
    FollowUp mine = new FollowUp("f1", FollowUp.Kind.REMINDER, "1001", "", 5_000, "", "ask", null);
    FollowUp group =
        new FollowUp("f2", FollowUp.Kind.ESCALATION, "1004", "fault", 6_000, "", "decide", null);
    desk.submitTicket(ticket("t1", "c1"), "t1").join();
    var edit = new Mutation.Edit(mine.field(), "", mine.written());
    desk.submit(new Mutation.TicketChanged("t1", List.of(edit), 1)).join();
    TicketRecord theirs = ticket("t2", "c1");
    var handling = TicketHandling.NONE.with(group.field(), group.written());
    apply(page("e1", change(1, ChangeKind.TICKET, "t2", theirs.with(handling, null))));
    reopen();
    assertThat(desk.followUps("1001", Set.of()).join())
        .extracting(Desk.Followed::what)
        .containsExactly(mine);
    assertThat(desk.followUps("1009", Set.of("fault")).join())
        .extracting(Desk.Followed::what)
        .containsExactly(group);
    var done = new Mutation.Edit(mine.field(), mine.written(), mine.done(7_000).written());
    desk.submit(new Mutation.TicketChanged("t1", List.of(done), 1)).join();
    assertThat(desk.followUps("1001", Set.of()).join()).isEmpty();
  }

  @Test
  void keepsClientIdTicketsAndNumbersOverARestart() throws IOException {
    String clientId = store.clientId();
    desk.saveDraft(draft("t1", "typed"));
    desk.submitTicket(ticket("t1", "c1"), "t1").join();
    assertThat(desk.drafts().join()).isEmpty();
    reopen();
    assertThat(store.clientId()).isEqualTo(clientId);
    assertThat(desk.drafts().join()).isEmpty();
    assertThat(desk.ticketsOf("c1", 10).join()).hasSize(1);
    assertThat(pending()).extracting(OutboxCore.Item::number).containsExactly(1L);
    desk.submit(new Mutation.NoteAdded("n1", "c1", "note", 1)).join();
    assertThat(pending()).extracting(OutboxCore.Item::number).containsExactly(1L, 2L);
  }

  @Test
  void keepsDraftsOfAnAgentApartAndTheLastTextOfEach() throws IOException {
    for (int i = 0; i < 50; i++) {
      desk.saveDraft(draft("t1", "text " + i));
    }
    reopen();
    assertThat(desk.drafts().join())
        .extracting(d -> d.content().path("note").asText())
        .containsExactly("text 49");
    StoreSamples.signIn(store, "1002");
    assertThat(desk.drafts().join()).isEmpty();
  }

  @Test
  void sendsTheNotedPathWithTheWrapUpAndCountsTheDay() throws IOException {
    long now = System.currentTimeMillis();
    store.calls().journal("call-1", now, "talking", "fault").join();
    store.calls().journal("call-1", now + 5_000, "over", "agent").join();
    desk.noteCall(
        "call-1", "c1", List.of(new Mutation.ScriptStepTaken("fault", 1, "greeting", null, 1)));
    store.calls().wrapUp("call-1", "solved", 1_234).join();
    reopen();
    Mutation kept = store.outbox().find(List.of(1L)).join().getFirst().mutation();
    assertThat(kept)
        .isInstanceOfSatisfying(
            Mutation.CallWrappedUp.class,
            wrapUp -> {
              assertThat(wrapUp.customerId()).isEqualTo("c1");
              assertThat(wrapUp.scriptPath()).hasSize(1);
              assertThat(wrapUp.agentId()).isEqualTo("1001");
            });
    assertThat(store.calls().day("1001").join()).isEqualTo(new SeatSnapshot.Day(1, 5_000, 1_234));
  }

  @Test
  void sendsHowACallSounded() throws IOException {
    CallQuality quality =
        new CallQuality(new CallQuality.Way(4.3, 4, 0.2, 3), null, "OPUS", true, "delay");
    store.calls().quality("call-1", quality).join();
    reopen();
    assertThat(store.outbox().find(List.of(1L)).join().getFirst().mutation())
        .isEqualTo(new Mutation.CallMeasured("call-1", "1001", quality));
  }

  @Test
  void keepsCallEndsUntilTheyWereTold() throws IOException {
    store.calls().keepEnd(new SeatMessage.CallEndedAtSeat("call-1", 7, "no-rtp")).join();
    reopen();
    assertThat(store.calls().ends().join()).hasSize(1);
    store.calls().dropEnds(List.of("call-1")).join();
    assertThat(store.calls().ends().join()).isEmpty();
  }

  @Test
  void setsADamagedStoreAsideAndBeginsANewOne() throws IOException {
    String clientId = store.clientId();
    store.close();
    Path file = folder.resolve("seat.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, (byte) 7);
    Files.write(file, bytes);
    open();
    assertThat(store.setAside()).isPresent();
    assertThat(store.setAside().orElseThrow()).exists().hasBinaryContent(bytes);
    assertThat(store.clientId()).isNotEqualTo(clientId);
  }

  @Test
  void setsAStoreAsideWhoseKeyIsGone() throws IOException {
    store.close();
    Files.delete(folder.resolve("store.key"));
    open();
    assertThat(store.setAside()).isPresent();
  }

  @Test
  void refusesAFolderThatAnotherSeatUses() throws IOException {
    assertThat(LocalStore.open(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC()))
        .isInstanceOf(LocalStore.Opened.InUse.class);
  }
}
