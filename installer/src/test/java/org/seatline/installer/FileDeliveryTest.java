package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.local.KeyFile;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.NumberRules;
import org.seatline.app.local.OutboxDelivery;
import org.seatline.app.local.Recordings;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.CentreFile;
import org.seatline.app.session.Delivery;
import org.seatline.app.session.Desk;
import org.seatline.app.session.FileShelf;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.PassingApi;
import org.seatline.app.session.PeopleHere;
import org.seatline.app.session.SeatStore;
import org.seatline.app.session.ServerApi;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.DemoServer;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FileLimits;

/** A file that is attached while the server is away comes once, over a line that breaks. */
final class FileDeliveryTest {
  private static final int BYTES = 3_000_000;
  private static final int FORM_VERSION = 3;
  private static final long WAIT_S = 60;

  @TempDir Path folder;
  private DemoServer server;
  private LocalStore store;
  private HttpServerApi api;
  private OutboxDelivery delivery;
  private final AtomicInteger pieces = new AtomicInteger();
  private final CountDownLatch broken = new CountDownLatch(1);
  private final CountDownLatch delivered = new CountDownLatch(1);

  /** Loses the answer to the fourth piece, and the first answer to the end. */
  private final class BadLine extends PassingApi {
    private boolean endLost;

    BadLine(ServerApi api) {
      super(api);
    }

    @Override
    public Reply<RecordingProgress> append(Upload what, String id, long offset, ByteBuffer piece) {
      Reply<RecordingProgress> reply = super.append(what, id, offset, piece);
      if (pieces.incrementAndGet() == 4) {
        broken.countDown();
        return new Reply.Unreachable<>("the answer is lost");
      }
      return reply;
    }

    @Override
    public Reply<RecordingProgress> complete(Upload what, SealedRecordingEnd end) {
      Reply<RecordingProgress> reply = super.complete(what, end);
      if (!endLost) {
        endLost = true;
        return new Reply.Unreachable<>("the answer is lost");
      }
      return reply;
    }
  }

  @BeforeEach
  void open() throws IOException {
    server = DemoServer.start(folder, 0, 0);
    var opened =
        LocalStore.open(
            folder.resolve("seat"), new KeyFile(), NumberRules.CHINA, Clock.systemUTC());
    store = ((LocalStore.Opened.Open) opened).store();
    api = new HttpServerApi(HttpClient.newHttpClient(), URI.create(server.url()));
    delivery =
        new OutboxDelivery(store, new Recordings(store), new Backoff(50, 400, new Random(1)));
  }

  @AfterEach
  void close() throws Exception {
    delivery.close();
    store.close();
    server.close();
  }

  private void signIn(String agentId) throws IOException {
    SeatStore seat = store;
    PeopleHere people = seat.people();
    var request =
        new SignInRequest(Protocol.VERSION, agentId, "demo-" + agentId, store.clientId(), "shared");
    if (!(api.signIn(request)
        instanceof ServerApi.Reply.Ok<SignInResponse>(SignInResponse session))) {
      throw new IOException(agentId + " was not let in");
    }
    people.welcome(session, ("demo-" + agentId).toCharArray());
    api.token(session.token());
    store.agent(agentId);
  }

  private Path photo() throws IOException {
    byte[] photo = new byte[BYTES];
    new Random(7).nextBytes(photo);
    byte[] head = "\u00ff\u00d8\u00ff\u00e0".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, photo, 0, head.length);
    return Files.write(folder.resolve("meter.jpg"), photo);
  }

  private AttachedFile attach(Path photo) {
    var wanted =
        new FileShelf.Wanted("draft", new FileShelf.Source.OnDisk(photo), FileLimits.USUAL);
    FileShelf.Watcher patient =
        new FileShelf.Watcher() {
          @Override
          public void came(long bytes, long of) {}

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    FileShelf.Kept kept = store.desk().files().keep(wanted, patient).join();
    assertThat(kept).isInstanceOf(FileShelf.Kept.Done.class);
    return ((FileShelf.Kept.Done) kept).file();
  }

  private String submit(AttachedFile file) {
    String id = UUID.randomUUID().toString();
    Map<String, String> fields =
        Map.of("topic", "damage", "photos", AttachedFiles.write(List.of(file)));
    var ticket =
        new TicketRecord(
            id,
            "",
            null,
            null,
            "complaint",
            "complaint",
            FORM_VERSION,
            "open",
            fields,
            "1001",
            1,
            null);
    store
        .desk()
        .submit(
            new Desk.Finished(List.of(new Mutation.TicketSubmitted(ticket)), "draft", List.of()))
        .join();
    return id;
  }

  private void begin() {
    delivery.start(
        new BadLine(api),
        new Delivery.Listener() {
          @Override
          public void waiting(int count) {
            if (count == 0 && pieces.get() > 4) {
              delivered.countDown();
            }
          }

          @Override
          public void rejected(String subject, String code) {
            throw new AssertionError(subject + " " + code);
          }
        });
  }

  @Test
  void comesOnceHoweverOftenTheLineAndTheServerBreak() throws Exception {
    signIn("1001");
    server.kill();
    Path photo = photo();
    AttachedFile file = attach(photo);
    String ticket = submit(file);
    begin();
    server = DemoServer.start(folder, server.httpPort(), server.sipPort());
    signIn("1001");
    delivery.wake();
    assertThat(broken.await(WAIT_S, TimeUnit.SECONDS)).isTrue();
    server.kill();
    server = DemoServer.start(folder, server.httpPort(), server.sipPort());
    signIn("1001");
    delivery.wake();
    assertThat(delivered.await(WAIT_S, TimeUnit.SECONDS)).isTrue();
    assertThat(pieces.get()).as("went on where it was").isLessThan(2 * BYTES / 256 / 1024);
    signIn("1002");
    assertThat(store.desk().files().content(file.id()).join()).as("another's key").isEmpty();
    var fetched =
        api.fetch(
            new CentreFile(
                Protocol.FILES + "/" + file.id() + Protocol.FILE_CONTENT, BYTES, (b, of) -> {}));
    assertThat(fetched).isInstanceOf(ServerApi.Reply.Ok.class);
    byte[] content = ((ServerApi.Reply.Ok<byte[]>) fetched).value();
    assertThat(Arrays.equals(content, Files.readAllBytes(photo))).isTrue();
    server.kill();
    try (Books books = Books.open(server.data())) {
      assertThat(
              books.number(
                  "select count(*) from ticket_files where path is not null and agent_id = '1001'"
                      + " and ticket_id = '"
                      + ticket
                      + "'"))
          .isEqualTo(1);
      assertThat(books.number("select count(*) from audit where action = 'file'")).isEqualTo(2);
      assertThat(books.number("select count(*) from tickets where id = '" + ticket + "'"))
          .isEqualTo(1);
    }
  }
}
