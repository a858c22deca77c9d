package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.seatline.app.session.Delivery;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.PeopleHere;
import org.seatline.app.session.RecordingShelf;
import org.seatline.app.session.SeatStore;
import org.seatline.app.session.ServerApi;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.DemoServer;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.TicketRecord;
import org.seatline.softphone.media.CallRecorder;

/** Two people at one computer: what one of them finished alone is delivered without them. */
final class SealedHandoverTest {
  private static final String WORDS = "words-of-1001-alone";
  private static final int RATE = 16_000;
  private static final long WAIT_S = 60;

  @TempDir Path folder;
  private DemoServer server;
  private LocalStore store;
  private HttpServerApi api;
  private OutboxDelivery delivery;
  private Recordings recordings;
  private final CountDownLatch waits = new CountDownLatch(1);
  private final CountDownLatch delivered = new CountDownLatch(1);

  @BeforeEach
  void open() throws IOException {
    server = DemoServer.start(folder, 0, 0);
    var opened =
        LocalStore.open(
            folder.resolve("seat"), new KeyFile(), NumberRules.CHINA, Clock.systemUTC());
    assertThat(opened).isInstanceOf(LocalStore.Opened.Open.class);
    store = ((LocalStore.Opened.Open) opened).store();
    api = new HttpServerApi(HttpClient.newHttpClient(), URI.create(server.url()));
    recordings = new Recordings(store);
    delivery = new OutboxDelivery(store, recordings, new Backoff(50, 400, new Random(1)));
  }

  @AfterEach
  void close() throws Exception {
    delivery.close();
    store.close();
    server.close();
  }

  private PeopleHere people() {
    SeatStore seat = store;
    return seat.people();
  }

  private static char[] password(String agentId) {
    return ("demo-" + agentId).toCharArray();
  }

  private void signIn(String agentId) throws IOException {
    var request =
        new SignInRequest(Protocol.VERSION, agentId, "demo-" + agentId, store.clientId(), "shared");
    if (!(api.signIn(request)
        instanceof ServerApi.Reply.Ok<SignInResponse>(SignInResponse session))) {
      throw new IOException(agentId + " was not let in");
    }
    people().welcome(session, password(agentId));
    api.token(session.token());
    store.agent(agentId);
  }

  private void signInAlone(String agentId) {
    assertThat(people().alone(agentId, password(agentId)))
        .isInstanceOf(PeopleHere.Alone.LetIn.class);
    api.token("");
    store.agent(agentId);
  }

  /** 1001 finishes a ticket and a recording while there is no server. */
  private void workAlone() throws Exception {
    signIn("1002");
    signIn("1001");
    server.kill();
    signInAlone("1001");
    TicketRecord ticket =
        new TicketRecord(
            UUID.randomUUID().toString(),
            "",
            null,
            null,
            "fault",
            "fault",
            1,
            "open",
            Map.of("note", WORDS),
            "1001",
            1,
            null);
    store.desk().submit(new Mutation.TicketSubmitted(ticket)).join();
    String id = UUID.randomUUID().toString();
    RecordingShelf.Place place = recordings.begin(id, "call-1", 1_000, RATE);
    CallRecorder recorder =
        CallRecorder.start(place.file(), "call-1", RATE, Clock.systemUTC(), place.writer());
    short[] sound = sound();
    recorder.write(sound, sound, sound.length, RATE);
    var made = recorder.stop();
    recordings.finished(
        new RecordingManifest(
            id, "call-1", "", null, 1_000, 1_000, RATE, 2, 0, made.bytes(), made.sha256()));
    store.left();
  }

  /** The bytes of {@link #WORDS}, over and over. */
  private static short[] sound() {
    byte[] words = WORDS.getBytes(StandardCharsets.US_ASCII);
    short[] sound = new short[RATE];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (short) (words[i % words.length] * 257);
    }
    return sound;
  }

  private void nothingCanBeRead() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("seat"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain(WORDS, "wwwwoooo", "RIFF");
      }
    }
  }

  private void deliver() throws Exception {
    delivery.start(
        api,
        new Delivery.Listener() {
          @Override
          public void waiting(int count) {
            (count > 0 ? waits : delivered).countDown();
          }

          @Override
          public void rejected(String subject, String code) {
            throw new AssertionError(subject + " " + code);
          }
        });
    assertThat(waits.await(WAIT_S, TimeUnit.SECONDS)).isTrue();
    server = DemoServer.start(folder, server.httpPort(), server.sipPort());
  }

  private void arrivedOnce() throws Exception {
    assertThat(delivered.await(WAIT_S, TimeUnit.SECONDS)).isTrue();
    server.kill();
    try (Books books = Books.open(server.data())) {
      assertThat(
              books.number(
                  "select count(*) from tickets where created_by = '1001' and fields like '%"
                      + WORDS
                      + "%'"))
          .isEqualTo(1);
      assertThat(
              books.number(
                  "select count(*) from recordings where complete and agent_id = '1001'"
                      + " and call_id = 'call-1' and labels = '{}'"))
          .isEqualTo(1);
    }
  }

  @Test
  void isDeliveredByWhoeverSignsInNext() throws Exception {
    workAlone();
    signInAlone("1002");
    assertThat(store.desk().drafts().join()).isEmpty();
    nothingCanBeRead();
    deliver();
    signIn("1002");
    delivery.wake();
    arrivedOnce();
  }

  @Test
  void isDeliveredByTheComputerAlone() throws Exception {
    workAlone();
    deliver();
    arrivedOnce();
  }
}
