package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.sync.SealedFrom.batch;
import static org.seatline.server.sync.SealedFrom.mutation;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.admin.Digests;

/** Files come after the ticket that names them, once, and are what it says; over real HTTP. */
final class TicketFilesTest {
  private static final String STORE = "store-of-1001";
  private static final String ID = "0c5f3f1a-8a34-4c9e-9d7b-2f60a1c3d4e5";
  private static final String PATH = Protocol.FILES + "/" + ID;
  private static final String FORM =
      """
      {"id": "damage", "version": 1, "title": {"en": "Damage", "zh": "损坏"}, "sections": [
        {"id": "what", "title": {"en": "What", "zh": "内容"}, "fields": [
          {"id": "photos", "type": "file", "filesMax": 2, "maxMegabytes": 1,
           "label": {"en": "Photos", "zh": "照片"}}]}]}\
      """;

  @TempDir Path data;
  private TestServer server;
  private TestSeat author;
  private TestSeat other;
  private Sealing mine;
  private int number;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(data);
    server.execute(
        "insert into documents (kind, id, version, body) values ('form', 'damage', 1, '"
            + FORM
            + "')");
    author = server.seat("1001");
    other = server.seat("1002");
    mine = Objects.requireNonNull(author.signIn().sealing());
    other.signIn();
  }

  @AfterEach
  void stop() {
    author.close();
    other.close();
    server.close();
  }

  private static byte[] picture(int bytes) {
    byte[] picture = new byte[bytes];
    new Random(bytes).nextBytes(picture);
    byte[] head = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, picture, 0, head.length);
    return picture;
  }

  private static AttachedFile file(byte[] content) {
    return new AttachedFile(
        ID,
        "电表.png",
        content.length,
        "image/png",
        HexFormat.of().formatHex(Digests.sha256().digest(content)));
  }

  private MutationResults.Result submit(String ticket, String photos) throws IOException {
    var record =
        new TicketRecord(
            ticket,
            "",
            "c1",
            "call-9",
            "fault",
            "damage",
            1,
            "open",
            Map.of("photos", photos),
            "1001",
            1,
            null);
    var sealed = mutation(mine, "1001", STORE, ++number, new Mutation.TicketSubmitted(record));
    return sent(sealed);
  }

  private MutationResults.Result sent(SealedMutation sealed) throws IOException {
    HttpResponse<String> answer = author.post(Protocol.MUTATIONS, batch(STORE, sealed));
    return Wire.decode(answer.body(), MutationResults.class).results().getFirst();
  }

  private void upload(byte[] sealed, int from, int to) throws IOException {
    int piece = 100_000;
    for (int at = from; at < to; at += piece) {
      byte[] part = Arrays.copyOfRange(sealed, at, Math.min(to, at + piece));
      assertThat(author.put(PATH + "?offset=" + at, part).statusCode()).isEqualTo(200);
    }
  }

  private String complete(Object end) throws IOException {
    var response = author.post(PATH + Protocol.COMPLETE_SEALED, end);
    return response.statusCode() == 200 ? "complete" : TestSeat.code(response);
  }

  private byte[] read(TestSeat seat) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              seat.request(PATH + Protocol.FILE_CONTENT).GET().build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    }
  }

  @Test
  void anInterruptedUploadGoesOnBehindARestartAndCountsOnce() throws Exception {
    byte[] picture = picture(700_000);
    assertThat(submit("t-1", AttachedFiles.write(List.of(file(picture)))).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(TestSeat.code(other.send(other.request(PATH + "/content").GET().build())))
        .isEqualTo("unknown-file");
    SealedFrom.Recording sealed = SealedFrom.file(mine, ID, "1001", picture);
    upload(sealed.file(), 0, 300_000);
    server.close();
    server = TestServer.start(data);
    author.now(server);
    author.signIn();
    other.now(server);
    other.signIn();
    RecordingProgress got = author.get(PATH, RecordingProgress.class);
    assertThat(got.receivedBytes()).isEqualTo(300_000);
    upload(sealed.file(), 300_000, sealed.file().length);
    assertThat(complete(sealed.end(null))).isEqualTo("complete");
    assertThat(complete(sealed.end(null))).as("sent twice").isEqualTo("complete");
    assertThat(author.get(PATH, RecordingProgress.class).complete()).isTrue();
    upload(sealed.file(), 0, 100_000);
    assertThat(read(other)).isEqualTo(picture);
    assertThat(Files.readAllBytes(data.resolve("files/0c/" + ID))).isEqualTo(picture);
    assertThat(data.resolve("files/" + ID + ".part")).doesNotExist();
    assertThat(
            server.count(
                "select count(*) from ticket_files where ticket_id = 't-1' and field = 'photos'"
                    + " and agent_id = '1001' and completed_ms is not null"))
        .isEqualTo(1);
    assertThat(server.count(audited("ATTACHED", "1001"))).isEqualTo(1);
    assertThat(server.count(audited("READ", "1002"))).isEqualTo(1);
  }

  private static String audited(String what, String agentId) {
    return "select count(*) from audit where action = 'file' and detail like '"
        + what
        + "%' and agent_id = '"
        + agentId
        + "'";
  }

  @Test
  void takesNoFileThatNoTicketNames() throws Exception {
    SealedFrom.Recording sealed = SealedFrom.file(mine, ID, "1001", picture(5_000));
    assertThat(TestSeat.code(author.put(PATH + "?offset=0", sealed.file())))
        .isEqualTo(MutationResults.UNLISTED_FILE);
    assertThat(complete(sealed.end(null))).isEqualTo(MutationResults.UNLISTED_FILE);
    submit("t-1", AttachedFiles.write(List.of(file(picture(5_000)))));
    upload(sealed.file(), 0, sealed.file().length);
    assertThat(complete(sealed.end(null))).isEqualTo("complete");
  }

  @Test
  void takesNothingButWhatTheTicketSays() throws Exception {
    submit("t-1", AttachedFiles.write(List.of(file(picture(5_000)))));
    SealedFrom.Recording another = SealedFrom.file(mine, ID, "1001", picture(5_001));
    upload(another.file(), 0, another.file().length);
    assertThat(complete(another.end(null))).isEqualTo(TicketFileOpener.NOT_THE_FILE);
    SealedFrom.Recording forged = SealedFrom.file(mine, ID, "1002", picture(5_000));
    upload(forged.file(), 0, forged.file().length);
    assertThat(complete(forged.end(null))).isEqualTo(MutationResults.SEAL_NOT_AUTHOR);
    assertThat(TestSeat.code(author.put(PATH + "?offset=0", picture(5_000))))
        .isEqualTo("not-sealed");
    SealedFrom.Recording right = SealedFrom.file(mine, ID, "1001", picture(5_000));
    upload(right.file(), 0, right.file().length);
    assertThat(complete(right.end(null))).isEqualTo("complete");
  }

  @Test
  void takesNoProgramThatCallsItselfAPicture() throws Exception {
    byte[] program = picture(5_000);
    program[0] = 'M';
    program[1] = 'Z';
    submit("t-1", AttachedFiles.write(List.of(file(program))));
    SealedFrom.Recording sealed = SealedFrom.file(mine, ID, "1001", program);
    upload(sealed.file(), 0, sealed.file().length);
    assertThat(complete(sealed.end(null))).isEqualTo(TicketFileOpener.NOT_THE_FILE);
  }

  @Test
  void refusesTicketsWithMoreThanTheirFormAllows() throws Exception {
    AttachedFile large = new AttachedFile(ID, "a.png", 1_000_001, "image/png", "0".repeat(64));
    AttachedFile text = new AttachedFile(ID, "a.txt", 10, "text/plain", "0".repeat(64));
    for (String value :
        List.of(
            AttachedFiles.write(List.of(large)), AttachedFiles.write(List.of(text)), "no list")) {
      MutationResults.Result result = submit("t-" + number, value);
      assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(result.code()).isEqualTo("bad-files");
    }
    assertThat(server.count("select count(*) from ticket_files")).isZero();
  }

  @Test
  void aChangeNamesFilesTooAndItsHistoryTellsTheirNames() throws Exception {
    submit("t-1", "");
    String value = AttachedFiles.write(List.of(file(picture(5_000))));
    var change =
        new Mutation.TicketChanged("t-1", List.of(new Mutation.Edit("photos", "", value)), 5);
    assertThat(sent(mutation(mine, "1001", STORE, ++number, change)).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(server.count("select count(*) from ticket_files where ticket_id = 't-1'"))
        .isEqualTo(1);
    String body =
        server.store().inTransaction(tx -> tx.feed().body(ChangeKind.TICKET, "t-1").orElseThrow());
    TicketRecord ticket = Wire.decode(body, TicketRecord.class);
    assertThat(ticket.value("photos")).isEqualTo(value);
    Mutation.Edit told = ticket.handled().history().getFirst().edits().getFirst();
    assertThat(AttachedFiles.names(told.after())).containsExactly("电表.png");
    assertThat(told.after()).doesNotContain("sha256");
  }
}
