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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangePage;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.Disposition;
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
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;

final class SyncTest {
  private static final String RECORDING = "0b5f3f1a-8a34-4c9e-9d7b-2f60a1c3d4e5";

  @TempDir Path data;
  private TestServer server;
  private TestSeat seat;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(data);
    seat = server.seat("1001");
    seat.signIn();
  }

  @AfterEach
  void stop() {
    seat.close();
    server.close();
  }

  @Test
  void bringsEverythingInOrderOfItsNumbers() throws Exception {
    ChangePage page = changes(seat, 0);
    assertThat(page.more()).isFalse();
    assertThat(page.epoch()).isEqualTo(server.epoch());
    assertThat(page.changes()).extracting(Change::number).isSorted().doesNotHaveDuplicates();
    assertThat(page.changes())
        .extracting(Change::kind)
        .contains(
            ChangeKind.CUSTOMER,
            ChangeKind.TICKET,
            ChangeKind.CONTACT,
            ChangeKind.SCRIPT,
            ChangeKind.FORM,
            ChangeKind.ARTICLE)
        .doesNotContain(ChangeKind.DRILL);
    Change customer = find(page, ChangeKind.CUSTOMER, "c1");
    assertThat(String.valueOf(customer.body()))
        .contains("+8613800005678", "+867105550101", "118.40");
    assertThat(changes(seat, page.upTo()).changes()).isEmpty();
  }

  @Test
  void givesDrillsToTrainersOnly() throws Exception {
    try (TestSeat trainer = server.seat("3001")) {
      trainer.signIn();
      assertThat(find(changes(trainer, 0), ChangeKind.DRILL, "angry").id()).isEqualTo("angry");
    }
  }

  @Test
  void startsOverForASeatOfAnotherEpoch() throws Exception {
    ChangePage page = seat.get(Protocol.CHANGES + "?after=999999&epoch=another", ChangePage.class);
    assertThat(page.changes()).isNotEmpty();
  }

  @Test
  void givesWhatWorkNeedsAloneToAsManyAsAskForIt() throws Exception {
    ChangePage page = seat.get(Protocol.CHANGES + "?after=0&only=documents", ChangePage.class);
    assertThat(page.changes())
        .isNotEmpty()
        .extracting(Change::kind)
        .containsOnly(ChangeKind.SCRIPT, ChangeKind.FORM, ChangeKind.ARTICLE);
    assertThat(page.last()).isEqualTo(changes(seat, 0).upTo());
  }

  @Test
  void tellsAllAboutACallerOutOfItsTurn() throws Exception {
    ChangePage page = seat.get(Protocol.CHANGES + "?number=%2B8613800005678", ChangePage.class);
    assertThat(find(page, ChangeKind.CUSTOMER, "c1").body()).isNotNull();
    assertThat(page.changes())
        .extracting(Change::kind)
        .contains(ChangeKind.TICKET, ChangeKind.CONTACT)
        .doesNotContain(ChangeKind.SCRIPT);
    assertThat(page.upTo()).isZero();
    assertThat(seat.get(Protocol.CHANGES + "?number=%2B861", ChangePage.class).changes()).isEmpty();
  }

  @Test
  void appliesATicketOnceHoweverOftenItComes() throws Exception {
    seat.connect().hello(SeatStateName.NOT_READY, null);
    MutationBatch batch = batch(ticket(1, "t-1", "c1", "fault"));
    assertThat(post(batch)).containsExactly(new Result(1, Outcome.APPLIED, null));
    long last = seat.next(ServerMessage.ChangesAvailable.class).lastChange();
    assertThat(post(batch)).containsExactly(new Result(1, Outcome.DUPLICATE, null));
    ChangePage page = changes(seat, last - 1);
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
    assertThat(post(batch(ticket(1, "t-2", "c1", "fault"))))
        .containsExactly(new Result(1, Outcome.REJECTED, "number-reused"));
    assertThat(count("select count(*) from tickets where id = 't-2'")).isZero();
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
            new Result(3, Outcome.REJECTED, "unknown-agent"),
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
    ChangePage page = changes(seat, 0);
    ContactRecord call = body(find(page, ChangeKind.CONTACT, "call-call-9"), ContactRecord.class);
    assertThat(call.summary().zh()).isEqualTo("已解决");
    assertThat(call.recordingId()).isEqualTo(RECORDING);
    ContactRecord note = body(find(page, ChangeKind.CONTACT, "note-1"), ContactRecord.class);
    assertThat(note.kind()).isEqualTo("note");
    assertThat(note.summary().en()).isEqualTo("prefers email");
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

  private List<Result> post(MutationBatch batch) throws IOException {
    return Wire.decode(seat.post(Protocol.MUTATIONS, batch).body(), MutationResults.class)
        .results();
  }

  private List<Result> postUnchecked(MutationBatch batch) {
    try {
      return post(batch);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ChangePage changes(TestSeat from, long after) throws IOException {
    return from.get(Protocol.CHANGES + "?after=" + after, ChangePage.class);
  }

  private static Change find(ChangePage page, ChangeKind kind, String id) {
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
