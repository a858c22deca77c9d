package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;

/** What sipp says in RTP is heard, however its session descriptions come. */
class SippSoundTest {
  private static final int TALK_MS = 2800;
  private static final int SIPP_MAX_MS = 20_000;
  private static final double LIKE = 0.75;
  private static final PcmClip THEIRS = Sounds.babble(31, 20_000, 8_000);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private Child sipp(String scenario, List<String> arguments) throws IOException {
    Path program = Peers.require("sipp");
    short[] samples = THEIRS.toArray();
    byte[] payload = new byte[samples.length];
    G711.PCMA.newEncoder().encode(samples, samples.length, payload, 0);
    Path sound = folder.resolve("theirs.pcma");
    Files.write(sound, payload);
    Path file = folder.resolve(scenario);
    try (InputStream in = SippSoundTest.class.getResourceAsStream(scenario)) {
      assertThat(in).as(scenario).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, text.replace("@sound@", sound.toString()));
    }
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of("-sf", file.toString(), "-i", "127.0.0.1", "-mi", "127.0.0.1"));
    command.addAll(List.of("-m", "1", "-nostdin", "-timeout", "20s", "-timeout_error"));
    command.addAll(arguments);
    return Child.start(folder.resolve("sipp.log"), Map.of(), command);
  }

  private static void assertHeard(String what, OwnCall call) {
    Likeness.assertHeard(what + ", heard by us", THEIRS, call.heard(), LIKE);
  }

  private void hearCaller(String scenario, boolean weSpeak) throws Exception {
    try (OwnPhone own = OwnPhone.open("own-sipp");
        OwnCall call = own.expect(OwnMedia.of(G711.PCMA));
        Child sipp = sipp(scenario, List.of("127.0.0.1:" + own.port()))) {
      call.awaitUp();
      call.listenAnew();
      call.hear(TALK_MS);
      assertThat(call.parameters().send()).isEqualTo(weSpeak);
      call.hangUp();
      assertThat(sipp.await(SIPP_MAX_MS)).as(sipp.output()).isZero();
      assertHeard(scenario, call);
    }
  }

  @Test
  void hearsACallerWhoseDirectionIsOnALineWithoutEnd() throws Exception {
    hearCaller("sipp-sendonly.xml", false);
  }

  @Test
  void hearsACallerWhoseDescriptionComesWithTheAck() throws Exception {
    hearCaller("sipp-late-sdp.xml", true);
  }

  @Test
  void hearsEarlyMedia() throws Exception {
    int port = Peers.freeUdpPort();
    try (Child sipp = sipp("sipp-early-media.xml", List.of("-p", Integer.toString(port)));
        OwnPhone own = OwnPhone.open("own-sipp");
        OwnCall call = own.call("sip:early@127.0.0.1:" + port, OwnMedia.of(G711.PCMA))) {
      call.await("early media", () -> call.negotiations() > 0);
      call.listenAnew();
      call.hear(TALK_MS);
      call.hangUp();
      assertThat(sipp.await(SIPP_MAX_MS)).as(sipp.output()).isZero();
      assertHeard("early media", call);
    }
  }
}
