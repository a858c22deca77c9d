package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;

final class SyncTest extends WithSeat {
  private static final String RECORDING = "0b5f3f1a-8a34-4c9e-9d7b-2f60a1c3d4e5";

  @Test
  void bringsEverythingInOrderOfItsNumbers() throws Exception {
    FeedPage page = changes(seat, 0);
    assertThat(page.more()).isFalse();
    assertThat(page.continuity()).isEqualTo(Continuity.CONTINUES);
    assertThat(page.server().epoch()).isEqualTo(server.epoch());
    assertThat(page.changes()).extracting(Change::number).isSorted().doesNotHaveDuplicates();
    assertThat(page.changes())
        .extracting(Change::kind)
        .contains(ChangeKind.CUSTOMER, ChangeKind.TICKET, ChangeKind.CONTACT)
        .doesNotContain(ChangeKind.SCRIPT, ChangeKind.DRILL);
    Change customer = find(page, ChangeKind.CUSTOMER, "c1");
    assertThat(String.valueOf(customer.body()))
        .contains("+8613800005678", "+867105550101", "118.40");
    assertThat(changes(seat, page.upTo()).changes()).isEmpty();
  }

  @Test
  void givesDrillsToTrainersOnly() throws Exception {
    String drills = Protocol.CHANGES + "?shelf=drills";
    assertThat(TestSeat.code(seat.send(seat.request(drills).GET().build()))).isEqualTo("not-yours");
    try (TestSeat trainer = server.seat("3001")) {
      trainer.signIn();
      FeedPage page = trainer.get(drills, FeedPage.class);
      assertThat(find(page, ChangeKind.DRILL, "angry").id()).isEqualTo("angry");
    }
  }

  @Test
  void startsOverForASeatThatKnowsWhatTheServerDoesNot() throws Exception {
    HistoryPoint here = changes(seat, 0).server();
    for (HistoryPoint known :
        List.of(
            new HistoryPoint("another", here.run(), here.number()),
            new HistoryPoint(here.epoch(), "another", 1),
            new HistoryPoint(here.epoch(), here.run(), here.number() + 1))) {
      FeedPage page = changes(seat, known.number(), known);
      assertThat(page.continuity()).as(known.toString()).isEqualTo(Continuity.FORGOTTEN);
      assertThat(page.changes()).isNotEmpty();
      MutationResults results = answer(batchOf(known, ticket(1, "t-1", "c1", "fault")));
      assertThat(results.verdict()).isEqualTo(MutationResults.Verdict.FORGOTTEN);
      assertThat(results.results()).isEmpty();
    }
    assertThat(count("select count(*) from tickets where id = 't-1'")).isZero();
  }

  @Test
  void goesOnForASeatThatSawTheServerBeforeItStartedAgain() throws Exception {
    HistoryPoint before = changes(seat, 0).server();
    server.close();
    server = TestServer.start(data);
    seat.now(server);
    FeedPage page = changes(seat, before.number(), before);
    assertThat(page.continuity()).isEqualTo(Continuity.CONTINUES);
    assertThat(page.server().epoch()).isEqualTo(before.epoch());
    assertThat(page.server().run()).isNotEqualTo(before.run());
  }

  @Test
  void givesWhatWorkNeedsToAsManyAsAskForIt() throws Exception {
    FeedPage page = seat.get(Protocol.CHANGES + "?shelf=documents", FeedPage.class);
    assertThat(page.changes())
        .isNotEmpty()
        .extracting(Change::kind)
        .containsOnly(ChangeKind.SCRIPT, ChangeKind.FORM, ChangeKind.ARTICLE);
    assertThat(page.server().number()).isEqualTo(changes(seat, 0).upTo());
  }

  @Test
  void tellsAllAboutACallerOutOfItsTurn() throws Exception {
    FeedPage page = seat.get(Protocol.CHANGES + "?number=%2B8613800005678", FeedPage.class);
    assertThat(find(page, ChangeKind.CUSTOMER, "c1").body()).isNotNull();
    assertThat(page.changes())
        .extracting(Change::kind)
        .contains(ChangeKind.TICKET, ChangeKind.CONTACT)
        .doesNotContain(ChangeKind.SCRIPT);
    assertThat(page.upTo()).isZero();
    assertThat(seat.get(Protocol.CHANGES + "?number=%2B861", FeedPage.class).changes()).isEmpty();
  }

  @Test
  void appliesATicketOnceHoweverOftenItComes() throws Exception {
    seat.connect().hello(SeatStateName.NOT_READY, null);
    MutationBatch batch = batch(ticket(1, "t-1", "c1", "fault"));
    assertThat(post(batch)).containsExactly(new Result(1, Outcome.APPLIED, null));
    long last = seat.next(ServerMessage.ChangesAvailable.class).lastChange();
    assertThat(post(batch)).containsExactly(new Result(1, Outcome.DUPLICATE, null));
    FeedPage page = changes(seat, last - 1);
    TicketRecord stored = body(find(page, ChangeKind.TICKET, "t-1"), TicketRecord.class);
    assertThat(stored.number()).isEqualTo("T100001");
    assertThat(stored.fields()).containsEntry("scope", "home");
    assertThat(count("select count(*) from tickets where call_id = 'call-9'")).isEqualTo(1);
  }

  @Test
  void appliesATicketOnceWhenItComesAtOnceFromEverywhere() throws Exception {
    MutationBatch batch = batch(ticket(1, "t-1", "c1", "fault"));
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      List<CompletableFuture<List<Result>>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(CompletableFuture.supplyAsync(() -> postUnchecked(batch), many));
      }
      List<Outcome> outcomes =
          answers.stream().map(a -> a.join().getFirst().outcome()).sorted().toList();
      assertThat(outcomes.getFirst()).isEqualTo(Outcome.APPLIED);
      assertThat(outcomes.subList(1, 8)).containsOnly(Outcome.DUPLICATE);
    }
    assertThat(count("select count(*) from tickets where id = 't-1'")).isEqualTo(1);
  }

  @Test
  void refusesANumberThatIsUsedForSomethingElse() throws Exception {
    post(batch(ticket(1, "t-1", "c1", "fault")));
    MutationResults results =
        answer(batch(ticket(2, "t-3", "c1", "fault"), ticket(1, "t-2", "c1", "fault")));
    assertThat(results.verdict()).isEqualTo(MutationResults.Verdict.RENEW);
    assertThat(results.results()).containsExactly(new Result(2, Outcome.APPLIED, null));
    assertThat(count("select count(*) from tickets where id = 't-2'")).isZero();
  }

  @Test
  void tellsTheLivesOfAStoreApart() throws Exception {
    Numbered first = ticket(1, "t-1", "c1", "fault");
    Numbered second = ticket(2, "t-2", "c1", "fault");
    StoreMark early = new StoreMark(4, "a");
    StoreMark late = new StoreMark(5, "b");
    assertThat(answer(batchOf(early, first)).verdict()).isEqualTo(MutationResults.Verdict.TAKEN);
    assertThat(answer(batchOf(late, first)).verdict()).isEqualTo(MutationResults.Verdict.TAKEN);
    for (StoreMark other : List.of(early, new StoreMark(5, "c"))) {
      MutationResults results = answer(batchOf(other, second));
      assertThat(results.verdict()).isEqualTo(MutationResults.Verdict.RENEW);
      assertThat(results.results()).isEmpty();
    }
  }

  @Test
  void appliesWhatWasNumberedAgainOnce() throws Exception {
    Numbered first = ticket(1, "t-1", "c1", "fault");
    post(batch(first));
    Numbered again = new Numbered(7, first.agentId(), first.mutation(), "store-1");
    var renewed = new MutationBatch("store-2", List.of(again));
    assertThat(post(renewed)).containsExactly(new Result(7, Outcome.DUPLICATE, null));
    assertThat(post(renewed)).containsExactly(new Result(7, Outcome.DUPLICATE, null));
    assertThat(count("select count(*) from mutations where outcome = 'applied'")).isEqualTo(2);
  }

  @Test
  void rejectsWhatCameWithARejectedOneOfItsSubject() throws Exception {
    var note = new Mutation.NoteAdded("n-1", "nobody", "hello", 1);
    var next = new Mutation.NoteAdded("n-2", "nobody", "again", 2);
    assertThat(post(batch(new Numbered(1, "1001", note), new Numbered(2, "1001", next))))
        .containsExactly(
            new Result(1, Outcome.REJECTED, "unknown-customer"),
            new Result(2, Outcome.REJECTED, MutationResults.DEPENDS_ON_REJECTED));
  }

  @Test
  void mergesATicketFieldByFieldAndCarriesConflictsBack() throws Exception {
    post(batch(ticket(1, "t-1", "c1", "fault")));
    Numbered mine = edit(2, new Mutation.Edit("note", "", "mine"));
    Numbered theirs =
        edit(
            3,
            new Mutation.Edit("note", "", "theirs"),
            new Mutation.Edit("scope", "street", "district"),
            new Mutation.Edit(Mutation.Edit.STATE, "open", "waiting"));
    assertThat(post(batch(mine))).containsExactly(new Result(2, Outcome.APPLIED, null));
    var conflict = new MutationResults.Conflict("note", "theirs", "mine");
    assertThat(post(batch(theirs)))
        .containsExactly(new Result(3, Outcome.APPLIED, null, List.of(conflict)));
    assertThat(post(batch(theirs)))
        .as("the answer was lost")
        .containsExactly(new Result(3, Outcome.DUPLICATE, null, List.of(conflict)));
    TicketRecord now = body(find(changes(seat, 0), ChangeKind.TICKET, "t-1"), TicketRecord.class);
    assertThat(now.state()).isEqualTo("waiting");
    assertThat(now.fields()).containsEntry("note", "mine").containsEntry("scope", "district");
    assertThat(
            post(batch(new Numbered(4, "1001", new Mutation.TicketChanged("t-9", List.of(), 1)))))
        .containsExactly(new Result(4, Outcome.REJECTED, "unknown-ticket"));
  }

  private static Numbered edit(long number, Mutation.Edit... edits) {
    return new Numbered(number, "1001", new Mutation.TicketChanged("t-1", List.of(edits), number));
  }

  @Test
  void neverReplacesANote() throws Exception {
    post(batch(new Numbered(1, "1001", new Mutation.NoteAdded("n-1", "c1", "first", 1))));
    assertThat(post(batch(new Numbered(2, "1001", new Mutation.NoteAdded("n-1", "c1", "next", 2)))))
        .containsExactly(new Result(2, Outcome.REJECTED, "note-exists"));
  }

  @Test
  void letsARejectedMutationBlockNoOther() throws Exception {
    MutationBatch batch =
        batch(
            ticket(1, "t-1", "nobody", "fault"),
            ticket(2, "t-2", "c1", "no-such-form"),
            new Numbered(3, "9999", new Mutation.NoteAdded("n-1", "c1", "hello", 1)),
            ticket(4, "t-4", null, "fault"));
    List<Result> results =
        List.of(
            new Result(1, Outcome.REJECTED, "unknown-customer"),
            new Result(2, Outcome.REJECTED, "unknown-form"),
            new Result(3, Outcome.REJECTED, MutationResults.NOT_AUTHOR),
            new Result(4, Outcome.APPLIED, null));
    assertThat(post(batch)).isEqualTo(results);
    assertThat(post(batch).subList(0, 3)).isEqualTo(results.subList(0, 3));
  }

  @Test
  void takesAWrapUpThatRanOutAndSaysSoInWords() throws Exception {
    var ranOut =
        new Mutation.CallWrappedUp("call-8", "1001", "c2", Disposition.NONE, List.of(), 30_000);
    assertThat(post(batch(new Numbered(1, "1001", ranOut))))
        .containsExactly(new Result(1, Outcome.APPLIED, null));
    Change change = find(changes(seat, 0), ChangeKind.CONTACT, "call-call-8");
    assertThat(body(change, ContactRecord.class).summary().zh()).isEqualTo("未选小结");
    assertThat(count("select count(*) from wrap_ups where disposition = 'none'")).isEqualTo(1);
  }

  @Test
  void remembersAWrapUpANoteAndARecordingWithTheCustomer() throws Exception {
    post(
        batch(
            new Numbered(
                1,
                "1001",
                new Mutation.CallWrappedUp("call-9", "1001", "c2", "solved", List.of(), 5_000)),
            new Numbered(2, "1001", new Mutation.NoteAdded("note-1", "c2", "prefers email", 77)),
            new Numbered(
                3, "1001", new Mutation.RecordingMade(manifest(new byte[10]), Map.of("a", "b")))));
    FeedPage page = changes(seat, 0);
    ContactRecord call = body(find(page, ChangeKind.CONTACT, "call-call-9"), ContactRecord.class);
    assertThat(call.summary().zh()).isEqualTo("已解决");
    assertThat(call.recordingId()).isEqualTo(RECORDING);
    ContactRecord note = body(find(page, ChangeKind.CONTACT, "note-1"), ContactRecord.class);
    assertThat(note.kind()).isEqualTo("note");
    assertThat(note.summary().en()).isEqualTo("prefers email");
  }

  @Test
  void putsACallOverTheLineIntoTheHistoryOnce() throws Exception {
    String id = FallbackLine.CALL_ID_PREFIX + "7";
    Numbered call =
        new Numbered(
            1,
            "1001",
            new Mutation.LineCallEnded(
                id, "1001", true, "+8613900000001", 1_000, 3_000L, 8_000, "agent"));
    Numbered wrapUp =
        new Numbered(
            2, "1001", new Mutation.CallWrappedUp(id, "1001", "c2", "solved", List.of(), 2_000));
    post(batch(call, wrapUp));
    post(batch(call, wrapUp));
    assertThat(
            count(
                "select count(*) from calls where call_id = '"
                    + id
                    + "' and line = 'out' and line_agent_id = '1001' and outcome = 'answered'"
                    + " and closed_ms - line_answered_ms = 5000"))
        .isOne();
    assertThat(
            count(
                "select count(*) from contacts where call_id = '"
                    + id
                    + "' and duration_ms = 5000"))
        .isOne();
    Numbered odd =
        new Numbered(
            3,
            "1001",
            new Mutation.LineCallEnded("7", "1001", true, "", 1_000, null, 8_000, "agent"));
    assertThat(postUnchecked(batch(odd)).getFirst().outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void keepsTheFirstEndOfACallOverTheLineAndItsAgent() throws Exception {
    String id = FallbackLine.CALL_ID_PREFIX + "8";
    post(batch(ended(1, "1001", id, "agent"), ended(2, "1001", id, "seat-gone")));
    assertThat(count("select count(*) from calls where call_id = '" + id + "'")).isOne();
    assertThat(count("select count(*) from calls where ended_by = 'agent'")).isOne();
    try (TestSeat other = server.seat("1002")) {
      other.signIn();
      MutationBatch theirs =
          new MutationBatch(
              "store-2", StoreMark.NONE, HistoryPoint.NONE, List.of(ended(1, "1002", id, "agent")));
      MutationResults answer =
          Wire.decode(other.post(Protocol.MUTATIONS, theirs).body(), MutationResults.class);
      assertThat(answer.results().getFirst().outcome()).isEqualTo(Outcome.REJECTED);
    }
  }

  private static Numbered ended(long number, String agentId, String callId, String cause) {
    return new Numbered(
        number,
        agentId,
        new Mutation.LineCallEnded(callId, agentId, true, "", 1_000, 3_000L, 8_000, cause));
  }

  @Test
  void takesARecordingInPiecesAndGoesOnWhereItStopped() throws Exception {
    byte[] sound = new byte[600_000];
    new Random(3).nextBytes(sound);
    RecordingManifest manifest = manifest(sound);
    post(batch(new Numbered(1, "1001", new Mutation.RecordingMade(manifest, Map.of()))));
    String path = Protocol.RECORDINGS + "/" + RECORDING;
    assertThat(seat.get(path, RecordingProgress.class).receivedBytes()).isZero();
    assertThat(seat.put(path + "?offset=0", piece(sound, 0)).statusCode()).isEqualTo(200);
    assertThat(seat.put(path + "?offset=0", piece(sound, 0)).statusCode()).isEqualTo(200);
    assertThat(TestSeat.code(seat.put(path + "?offset=5", piece(sound, 0))))
        .isEqualTo("wrong-offset");
    assertThat(TestSeat.code(seat.post(path + "/complete", manifest))).isEqualTo("wrong-offset");
    while (seat.get(path, RecordingProgress.class).receivedBytes() < sound.length) {
      int at = (int) seat.get(path, RecordingProgress.class).receivedBytes();
      assertThat(seat.put(path + "?offset=" + at, piece(sound, at)).statusCode()).isEqualTo(200);
    }
    assertThat(seat.post(path + "/complete", manifest).statusCode()).isEqualTo(200);
    assertThat(seat.post(path + "/complete", manifest).statusCode()).isEqualTo(200);
    assertThat(seat.get(path, RecordingProgress.class).complete()).isTrue();
    Path file = data.resolve("recordings/0b/" + RECORDING + ".wav");
    assertThat(Files.readAllBytes(file)).isEqualTo(sound);
    assertThat(count("select count(*) from recordings where complete")).isEqualTo(1);
  }

  @Test
  void throwsAwayBytesThatAreNotThoseOfTheManifest() throws Exception {
    byte[] sound = new byte[1_000];
    String path = Protocol.RECORDINGS + "/" + RECORDING;
    seat.put(path + "?offset=0", new byte[] {1});
    seat.put(path + "?offset=1", new byte[999]);
    assertThat(TestSeat.code(seat.post(path + "/complete", manifest(sound))))
        .isEqualTo("hash-mismatch");
    assertThat(seat.get(path, RecordingProgress.class).receivedBytes()).isZero();
  }

  @Test
  void refusesWhatIsTooLargeOrNotARecording() throws Exception {
    String path = Protocol.RECORDINGS + "/" + RECORDING;
    byte[] large = new byte[Protocol.RECORDING_CHUNK_MAX_BYTES + 1];
    assertThat(TestSeat.code(seat.put(path + "?offset=0", large))).isEqualTo("too-large");
    assertThat(TestSeat.code(seat.put(Protocol.RECORDINGS + "/..x?offset=0", new byte[1])))
        .isEqualTo("bad-id");
    List<Numbered> many = new ArrayList<>();
    for (int i = 1; i <= Protocol.MUTATION_BATCH_MAX + 1; i++) {
      many.add(ticket(i, "t-" + i, "c1", "fault"));
    }
    assertThat(TestSeat.code(seat.post(Protocol.MUTATIONS, new MutationBatch("s", many))))
        .isEqualTo("too-large");
  }

  private static byte[] piece(byte[] sound, int from) {
    return Arrays.copyOfRange(
        sound, from, Math.min(sound.length, from + Protocol.RECORDING_CHUNK_MAX_BYTES));
  }

  private static RecordingManifest manifest(byte[] sound) throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sound));
    return new RecordingManifest(
        RECORDING, "call-9", "1001", "c2", 1, 2, 8_000, 2, 0, sound.length, hash);
  }

  private static Numbered ticket(
      long number, String id, @Nullable String customerId, String formId) {
    return new Numbered(
        number,
        "1001",
        new Mutation.TicketSubmitted(
            new TicketRecord(
                id,
                "",
                customerId,
                "call-9",
                "fault",
                formId,
                3,
                "open",
                Map.of("scope", "home"),
                "1001",
                1_000,
                null)));
  }

  private static MutationBatch batch(Numbered... mutations) {
    return new MutationBatch("store-1", List.of(mutations));
  }

  private static MutationBatch batchOf(HistoryPoint known, Numbered... mutations) {
    return new MutationBatch("store-1", StoreMark.NONE, known, List.of(mutations));
  }

  private static MutationBatch batchOf(StoreMark mark, Numbered... mutations) {
    return new MutationBatch("store-1", mark, HistoryPoint.NONE, List.of(mutations));
  }

  private MutationResults answer(MutationBatch batch) throws IOException {
    return Wire.decode(seat.post(Protocol.MUTATIONS, batch).body(), MutationResults.class);
  }

  private List<Result> post(MutationBatch batch) throws IOException {
    return answer(batch).results();
  }

  private List<Result> postUnchecked(MutationBatch batch) {
    try {
      return post(batch);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static FeedPage changes(TestSeat from, long after) throws IOException {
    FeedPage all = changes(from, 0, HistoryPoint.NONE);
    return after == 0 ? all : changes(from, after, all.server());
  }

  private static FeedPage changes(TestSeat from, long after, HistoryPoint known)
      throws IOException {
    return from.get(
        Protocol.CHANGES
            + "?shelf="
            + ChangeShelf.RECORDS.id()
            + "&after="
            + after
            + (known.none()
                ? ""
                : "&epoch=%s&run=%s&known=%d"
                    .formatted(known.epoch(), known.run(), known.number())),
        FeedPage.class);
  }

  private static Change find(FeedPage page, ChangeKind kind, String id) {
    return page.changes().stream()
        .filter(c -> c.kind() == kind && c.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + id + " in " + page));
  }

  private static <T> T body(Change change, Class<T> type) throws IOException {
    return Wire.decode(String.valueOf(change.body()), type);
  }

  private long count(String sql) {
    return server.count(sql);
  }
}
