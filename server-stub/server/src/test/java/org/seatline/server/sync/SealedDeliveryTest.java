package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seatline.server.sync.SealedFrom.as;
import static org.seatline.server.sync.SealedFrom.batch;
import static org.seatline.server.sync.SealedFrom.mutation;
import static org.seatline.server.sync.SealedFrom.tampered;
import static org.seatline.server.sync.SealedFrom.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.SealedRecordingEnd.SealedKey;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.SealingKeyPair;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;

/** What is sealed comes from anybody and counts for its author alone; over real HTTP. */
final class SealedDeliveryTest {
  private static final String STORE = "store-of-1001";
  private static final String ID = "0b5f3f1a-8a34-4c9e-9d7b-2f60a1c3d4e5";
  private static final String PATH = Protocol.RECORDINGS + "/" + ID;

  @TempDir Path data;
  private TestServer server;
  private TestSeat author;
  private TestSeat other;
  private Sealing mine;
  private Sealing theirs;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(data);
    author = server.seat("1001");
    other = server.seat("1002");
    mine = sealing(author);
    theirs = sealing(other);
  }

  @AfterEach
  void stop() {
    author.close();
    other.close();
    server.close();
  }

  private static Sealing sealing(TestSeat seat) throws IOException {
    Sealing sealing = seat.signIn().sealing();
    assertThat(sealing).isNotNull();
    return Objects.requireNonNull(sealing);
  }

  private static List<Result> post(TestSeat seat, MutationBatch batch) throws IOException {
    return Wire.decode(seat.post(Protocol.MUTATIONS, batch).body(), MutationResults.class)
        .results();
  }

  private SealedMutation sealed(long number, Mutation what) {
    return mutation(mine, "1001", STORE, number, what);
  }

  private static Result applied(long number) {
    return new Result(number, Outcome.APPLIED, null);
  }

  private static Result duplicate(long number) {
    return new Result(number, Outcome.DUPLICATE, null);
  }

  private static Result rejected(long number, String code) {
    return new Result(number, Outcome.REJECTED, code);
  }

  @Test
  void appliesOnceInItsAuthorsNameWhoeverBringsIt() throws IOException {
    SealedMutation first = sealed(1, ticket("t-1", "1001"));
    assertThat(post(other, batch(STORE, first))).containsExactly(applied(1));
    assertThat(post(author, batch(STORE, first))).containsExactly(duplicate(1));
    SealedMutation again = sealed(1, ticket("t-1", "1001"));
    assertThat(again.box()).isNotEqualTo(first.box());
    assertThat(post(other, batch(STORE, again))).as("sealed anew").containsExactly(duplicate(1));
    var renewed = new SealedMutation(9, "1001", first.subject(), STORE, first.name(), first.box());
    assertThat(post(other, batch("another-store", renewed)))
        .as("numbered again")
        .containsExactly(duplicate(9));
    assertThat(server.count("select count(*) from tickets where id = 't-1'")).isEqualTo(1);
    assertThat(server.count("select count(*) from mutations where agent_id = '1001'")).isEqualTo(2);
  }

  @Test
  void letsNobodySpeakForAnother() throws IOException {
    Mutation forged = ticket("t-1", "1001");
    var open = new MutationBatch("s", List.of(new Numbered(1, "1001", forged)));
    assertThat(post(other, open)).containsExactly(rejected(1, MutationResults.NOT_AUTHOR));
    SealedMutation box = mutation(theirs, "1001", "store-of-1002", 2, forged);
    assertThat(post(other, batch("store-of-1002", box)))
        .containsExactly(rejected(2, MutationResults.SEAL_NOT_AUTHOR));
    SealedMutation named = mutation(theirs, "1002", "store-of-1002", 3, forged);
    assertThat(post(other, batch("store-of-1002", named)))
        .as("in one's own name, about what another did")
        .containsExactly(rejected(3, MutationResults.NOT_AUTHOR));
    assertThat(server.count("select count(*) from tickets where id = 't-1'")).isZero();
    assertThat(server.count("select count(*) from mutations where agent_id = '1001'")).isZero();
  }

  @Test
  void writesNothingDownOfWhatItCannotReadSoThatItMayComeAgain() throws IOException {
    SealedMutation good = sealed(1, ticket("t-1", "1001"));
    Sealing lost =
        new Sealing(
            new Sealing.ServerKey("0123456789abcdef", otherKey()), mine.author(), mine.permit());
    SealedMutation unknown = mutation(lost, "1001", STORE, 2, ticket("t-2", "1001"));
    SealedMutation after = sealed(3, new Mutation.TicketChanged("t-2", List.of(), 1));
    assertThat(
            post(
                author,
                batch(
                    STORE,
                    as(good, 1, tampered(good.box())),
                    unknown,
                    after,
                    as(good, 4, good.box()),
                    sealed(5, ticket("t-5", "1001")))))
        .containsExactly(
            rejected(1, MutationResults.SEAL_BROKEN),
            rejected(2, MutationResults.SEAL_UNKNOWN_KEY),
            rejected(3, MutationResults.SEAL_BEFORE),
            rejected(4, MutationResults.SEAL_BROKEN),
            applied(5));
    assertThat(server.count("select count(*) from mutations")).isEqualTo(1);
    assertThat(post(author, batch(STORE, good, sealed(2, ticket("t-2", "1001")), after)))
        .containsExactly(applied(1), applied(2), applied(3));
  }

  private static String otherKey() {
    byte[] key = SealingKeyPair.generate(new SecureRandom()).publicKey();
    return Base64.getEncoder().encodeToString(key);
  }

  @Test
  void givesConflictsToTheirAuthorAlone() throws IOException {
    post(author, batch(STORE, sealed(1, ticket("t-1", "1001")), sealed(2, edit("first"))));
    SealedMutation second = sealed(3, edit("second"));
    assertThat(post(other, batch(STORE, second)).getFirst().conflicts())
        .containsExactly(Conflict.FOR_AUTHOR);
    assertThat(post(author, batch(STORE, second)))
        .containsExactly(
            new Result(
                3, Outcome.DUPLICATE, null, List.of(new Conflict("note", "second", "first"))));
  }

  private static Mutation edit(String note) {
    return new Mutation.TicketChanged(
        "t-1", List.of(new Mutation.Edit("note", "", note)), note.length());
  }

  @Test
  void takesWhatIsSealedFromAComputerWhereNobodyIsSignedIn() throws IOException {
    SealedMutation box = sealed(1, ticket("t-1", "1001"));
    TestSeat machine = server.seat("1001").bear(mine.permit().token());
    assertThat(post(machine, batch(STORE, box))).containsExactly(applied(1));
    Numbered open = new Numbered(2, "1001", ticket("t-2", "1001"));
    assertThat(post(machine, new MutationBatch(STORE, List.of(open))))
        .containsExactly(rejected(2, MutationResults.NOT_AUTHOR));
    assertThat(TestSeat.code(machine.post(Protocol.MUTATIONS, batch("another-store", box))))
        .isEqualTo("not-yours");
    String feed = Protocol.CHANGES + "?shelf=records";
    for (String path : List.of(feed, Protocol.SEALING, Protocol.CALLS)) {
      assertThat(TestSeat.code(machine.send(machine.request(path).GET().build())))
          .as(path)
          .isEqualTo("unknown-token");
    }
    assertThat(TestSeat.code(machine.put(PATH + "?offset=0", new byte[100])))
        .isEqualTo("not-sealed");
    new DeliveryPermits(server.store(), () -> 0).revoke(STORE);
    assertThat(TestSeat.code(machine.post(Protocol.MUTATIONS, batch(STORE, box))))
        .isEqualTo("unknown-token");
    machine.close();
  }

  @Test
  void lastsAsLongAsItSaysAndUntilTheNextSignIn() throws IOException {
    DeliveryPermits now = new DeliveryPermits(server.store(), () -> 1_000);
    Sealing.DeliveryPermit first = now.issue("1001", "store-9");
    assertThat(first.untilMs()).isEqualTo(1_000 + DeliveryPermits.PERMIT_MAX.toMillis());
    assertThat(now.byToken(first.token())).isPresent();
    DeliveryPermits late = new DeliveryPermits(server.store(), () -> first.untilMs() + 1);
    assertThat(late.byToken(first.token())).isEmpty();
    Sealing.DeliveryPermit second = now.issue("1002", "store-9");
    assertThat(now.byToken(first.token())).isEmpty();
    assertThat(now.byToken(second.token())).isPresent();
  }

  private static byte[] sound(int seed, int bytes) {
    byte[] sound = new byte[bytes];
    new Random(seed).nextBytes(sound);
    return sound;
  }

  private void upload(TestSeat seat, byte[] file) throws IOException {
    int piece = 1_000;
    for (int at = 0; at < file.length; at += piece) {
      byte[] part = Arrays.copyOfRange(file, at, Math.min(file.length, at + piece));
      assertThat(seat.put(PATH + "?offset=" + at, part).statusCode()).isEqualTo(200);
    }
  }

  private String complete(TestSeat seat, Object end) throws IOException {
    var response = seat.post(PATH + Protocol.COMPLETE_SEALED, end);
    return response.statusCode() == 200 ? "complete" : TestSeat.code(response);
  }

  private Path wav() {
    return data.resolve("recordings/0b/" + ID + ".wav");
  }

  @Test
  void opensARecordingThatAnotherBrings() throws IOException {
    byte[] first = sound(1, 3_200);
    byte[] second = sound(2, 1_600);
    SealedFrom.Recording recording = SealedFrom.recording(mine, ID, "1001", first, second);
    upload(other, recording.file());
    assertThat(complete(other, recording.end(null))).isEqualTo("complete");
    assertThat(complete(other, recording.end(null))).as("again").isEqualTo("complete");
    byte[] whole = Files.readAllBytes(wav());
    assertThat(whole).hasSize(44 + 4_800).endsWith(second).containsSequence(first);
    assertThat(author.get(PATH, RecordingProgress.class).complete()).isTrue();
    assertThat(
            server.count(
                "select count(*) from recordings where complete and agent_id = '1001'"
                    + " and call_id = 'call-9' and labels = '{}' and duration_ms = 150"
                    + " and bytes = 4844"))
        .isEqualTo(1);
    assertThat(data.resolve("recordings/" + ID + ".part")).doesNotExist();
  }

  @Test
  void opensARecordingWhoseSeatDiedAndSaysSo() throws IOException {
    SealedFrom.Recording cut =
        SealedFrom.recording(mine, ID, "1001", sound(1, 3_200), sound(2, 3_200)).cut();
    TestSeat machine = server.seat("1001").bear(mine.permit().token());
    upload(machine, cut.file());
    assertThat(complete(machine, cut.end(null))).isEqualTo("complete");
    assertThat(Files.size(wav())).isEqualTo(44 + 6_400);
    assertThat(server.count("select count(*) from recordings where labels like '%salvaged%'"))
        .isEqualTo(1);
    machine.close();
  }

  @Test
  void opensNoRecordingThatWasChangedOrIsAnothers() throws IOException {
    SealedFrom.Recording good = SealedFrom.recording(mine, ID, "1001", sound(1, 3_200));
    byte[] bent = good.file().clone();
    bent[good.ends() - 5] ^= 1;
    var changed = new SealedFrom.Recording(ID, good.key(), bent, good.ends());
    upload(other, changed.file());
    assertThat(complete(other, good.end(null))).isEqualTo("hash-mismatch");
    upload(other, changed.file());
    assertThat(complete(other, changed.end(null))).isEqualTo(MutationResults.SEAL_BROKEN);
    assertThat(wav()).doesNotExist();
    SealedFrom.Recording forged = SealedFrom.recording(theirs, ID, "1001", sound(1, 3_200));
    upload(other, forged.file());
    assertThat(complete(other, forged.end(null))).isEqualTo(MutationResults.SEAL_NOT_AUTHOR);
    assertThat(wav()).doesNotExist();
  }

  @Test
  void opensARecordingBySealingItsKeyAnew() throws IOException {
    Sealing lost =
        new Sealing(
            new Sealing.ServerKey("0123456789abcdef", otherKey()), mine.author(), mine.permit());
    SealedFrom.Recording recording = SealedFrom.recording(lost, ID, "1001", sound(1, 3_200));
    upload(author, recording.file());
    assertThat(complete(author, recording.end(null))).isEqualTo(MutationResults.SEAL_UNKNOWN_KEY);
    String box = SealedFrom.box(mine, SealedFrom.opening(ID, "1001", recording.key()));
    assertThat(complete(author, recording.end(new SealedKey(mine.key().id(), box))))
        .isEqualTo("complete");
    assertThat(Files.size(wav())).isEqualTo(44 + 3_200);
  }

  @Test
  void keepsItsKeysForItselfAndOpensWithEarlierOnes() throws IOException {
    Path file = data.resolve("sealing.keys");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    server.close();
    ServerKeys kept = Wire.decode(Files.readString(file), ServerKeys.class);
    assertThat(kept.due(System.currentTimeMillis())).isFalse();
    assertThat(kept.due(System.currentTimeMillis() + ServerKeys.RENEWED_AFTER.toMillis() + 1))
        .isTrue();
    Files.writeString(file, Wire.encode(kept.renewed(new SecureRandom(), 1L << 60)));
    server = TestServer.start(data);
    author.now(server);
    Sealing next = sealing(author);
    assertThat(next.key()).isNotEqualTo(mine.key());
    assertThat(
            post(
                author,
                batch(
                    STORE,
                    sealed(1, ticket("t-1", "1001")),
                    mutation(next, "1001", STORE, 2, ticket("t-2", "1001")))))
        .containsExactly(applied(1), applied(2));
    server.close();
    Files.writeString(file, "{\"version\":1,\"keys\":[]}");
    assertThatThrownBy(() -> TestServer.start(data)).hasMessageContaining("sealing.keys");
    assertThat(file).as("never replaced").hasContent("{\"version\":1,\"keys\":[]}");
    Files.writeString(file, Wire.encode(kept));
    server = TestServer.start(data);
  }
}
