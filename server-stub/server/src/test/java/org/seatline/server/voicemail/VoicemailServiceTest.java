package org.seatline.server.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.Voicemail;
import org.seatline.protocol.VoicemailList;
import org.seatline.protocol.VoicemailMark;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.Store;
import org.seatline.server.store.Voicemails;
import org.seatline.softphone.media.WavFile;
import org.seatline.softphone.media.WavSink;
import org.seatline.softphone.testbench.Await;

/** Messages of callers: kept over a killed server, shown to leads alone, deleted in time. */
class VoicemailServiceTest {
  private static final int FRAME = 160;
  private static final Set<String> QUEUES = Set.of("fault", "bills");

  /** These tests' messages are of 1970. */
  private static final Duration FOR_EVER = Duration.ofDays(100_000);

  @TempDir Path folder;

  private static void say(VoicemailService.Taking message, int ms) {
    short[] frame = new short[FRAME];
    for (int i = 0; i < FRAME; i++) {
      frame[i] = (short) (1_000 * Math.sin(i / 4.0));
    }
    for (int at = 0; at < ms; at += 20) {
      message.write(frame, FRAME, VoicemailFolder.SAMPLE_RATE);
    }
  }

  private static long finish(VoicemailService.Taking message) throws Exception {
    CompletableFuture<Long> kept = new CompletableFuture<>();
    message.finish(kept::complete);
    return kept.get(10, TimeUnit.SECONDS);
  }

  private VoicemailService service(Store store, Duration keep) throws Exception {
    return new VoicemailService(
        folder.resolve("voicemail"), store, Clock.systemUTC(), keep::toMillis);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("voicemail"))) {
      return files.toList();
    }
  }

  private boolean noFiles() {
    String[] names = folder.resolve("voicemail").toFile().list();
    return names != null && names.length == 0;
  }

  @Test
  void keepsWhatWasSaidAndNothingShorterThanASecond() throws Exception {
    try (Store store = Store.open(DatabaseSettings.embedded(folder));
        VoicemailService service = service(store, FOR_EVER)) {
      VoicemailService.Taking message = service.begin("c1", "fault", "+8613800000001", 5_000);
      say(message, 2_500);
      assertThat(finish(message)).isEqualTo(2_500);
      VoicemailService.Taking cough = service.begin("c2", "fault", "", 6_000);
      say(cough, 500);
      assertThat(finish(cough)).isZero();
      List<Voicemails.Row> rows = service.latest(QUEUES);
      assertThat(rows).extracting(Voicemails.Row::callId).containsExactly("c1");
      assertThat(rows.getFirst().lengthMs()).isEqualTo(2_500);
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void keepsWhatWasRecordedUpToAKill() throws Exception {
    try (Store store = Store.open(DatabaseSettings.embedded(folder))) {
      VoicemailService killed = service(store, FOR_EVER);
      VoicemailService.Taking half = killed.begin("c1", "fault", "+8613800000001", 5_000);
      say(half, 3_000);
      killed.close(); // its rows are written; the message was never ended
      Path file = files().getFirst();
      Await.until(
          "the sound is in its file",
          Duration.ofSeconds(10),
          () -> file.toFile().length() > 48_000);
      try (VoicemailService next = service(store, FOR_EVER)) {
        assertThat(next.keptBeforeMs("c1")).isEqualTo(3_000);
        assertThat(next.keptBeforeMs("c2")).isZero();
        assertThat(next.latest(QUEUES))
            .extracting(Voicemails.Row::state)
            .containsExactly(Voicemails.State.NEW);
      }
    }
  }

  @Test
  void deletesWhatWasKeptLongEnough() throws Exception {
    try (Store store = Store.open(DatabaseSettings.embedded(folder))) {
      try (VoicemailService service = service(store, FOR_EVER)) {
        VoicemailService.Taking message = service.begin("c1", "fault", "", 5_000);
        say(message, 2_000);
        assertThat(finish(message)).isEqualTo(2_000);
      }
      try (VoicemailService service = service(store, Duration.ofDays(1))) {
        Await.until(
            "the old message is gone",
            Duration.ofSeconds(10),
            () -> service.latest(QUEUES).isEmpty() && noFiles());
      }
    }
  }

  @Test
  void showsLeadsAndNobodyElse() throws Exception {
    Path data = folder.resolve("data");
    String id = "00000000-0000-0000-0000-000000000001";
    try (TestServer server = TestServer.start(data);
        TestSeat lead = server.seat("2001").up(SeatStateName.NOT_READY);
        TestSeat agent = server.seat("1001").up(SeatStateName.NOT_READY)) {
      server
          .store()
          .useTransaction(
              tx -> {
                tx.voicemails()
                    .begin(
                        new Voicemails.Row(
                            id, "c1", "fault", "", 5, 0, Voicemails.State.RECORDING, null, null));
                tx.voicemails().complete(id, 4_000);
              });
      try (var sound =
          WavSink.create(
              data.resolve("voicemail").resolve(id + ".wav"), VoicemailFolder.SAMPLE_RATE)) {
        sound.write(new short[FRAME], FRAME, VoicemailFolder.SAMPLE_RATE);
      }
      Voicemail shown = lead.get(Protocol.VOICEMAILS, VoicemailList.class).messages().getFirst();
      assertThat(shown.queueName().en()).isNotEmpty();
      assertThat(shown.done()).isFalse();
      String path = Protocol.VOICEMAILS + "/" + id;
      assertThat(lead.send(lead.request(path + "/sound").GET().build()).body()).startsWith("RIFF");
      assertThat(agent.send(agent.request(path + "/sound").GET().build()).statusCode())
          .isEqualTo(403);
      assertThat(lead.post(path, new VoicemailMark(true)).statusCode()).isEqualTo(200);
      assertThat(lead.get(Protocol.VOICEMAILS, VoicemailList.class).messages().getFirst().doneBy())
          .isEqualTo("2001");
      assertThat(server.count("select count(*) from audit where action = 'voicemail'"))
          .isPositive();
      assertThat(agent.post(path, new VoicemailMark(false)).statusCode()).isEqualTo(403);
      assertThat(WavFile.read(data.resolve("voicemail").resolve(id + ".wav")).sampleRate())
          .isEqualTo(VoicemailFolder.SAMPLE_RATE);
    }
  }
}
