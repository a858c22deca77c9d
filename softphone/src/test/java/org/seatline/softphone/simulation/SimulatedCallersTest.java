package org.seatline.softphone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

class SimulatedCallersTest {
  private static final int RATE = 8_000;

  @Test
  void actsAScenarioAgainstAServerThatMovesTheMedia(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("hello.wav"), wav(tone(400, 600)));
    Files.writeString(
        folder.resolve("fault.json"),
        """
        {"name": "fault", "number": "13900000001", "language": "zh-CN", "steps": [
          {"do": "wait-answer", "maxMs": 10000},
          {"do": "wait-speech-end", "silenceMs": 200, "maxMs": 10000},
          {"do": "digit", "digits": "1"},
          {"do": "wait-talk", "maxMs": 10000},
          {"do": "say", "file": "hello.wav"},
          {"do": "expect-hang-up", "maxMs": 10000}]}
        """);
    Path results = folder.resolve("results.json");
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        var server = new Switchboard(engine);
        UserAgent agent =
            UserAgent.open(
                UserAgentSettings.of("switchboard", "127.0.0.1", 0),
                server::incoming,
                (r, s) -> null)) {
      int status =
          SimulatedCallers.run(
              "--server",
              "127.0.0.1:" + agent.port(),
              "--scenarios",
              folder.toString(),
              "--results",
              results.toString(),
              "--calls",
              "2",
              "--rate",
              "600",
              "--call-max",
              "60");
      assertThat(status).as(Files.exists(results) ? Files.readString(results) : "").isZero();
      assertThat(server.callers).containsOnly("13900000001").hasSize(2);
      assertThat(server.digits).containsExactly("1", "1");
    }
    JsonNode written = JsonMapper.builder().build().readTree(results.toFile());
    assertThat(written).hasSize(2);
    for (JsonNode result : written) {
      assertThat(result.path("answered").asBoolean()).isTrue();
      assertThat(result.path("talked").asBoolean()).isTrue();
      assertThat(result.path("talkMs").asLong()).isGreaterThan(400);
      assertThat(result.path("endedBy").asText()).isEqualTo("other");
      assertThat(result.path("spokenFiles").get(0).asText()).isEqualTo("hello.wav");
      assertThat(Files.size(Path.of(result.path("heardFile").asText()))).isGreaterThan(RATE);
    }
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    assertThat(SimulatedCallers.run("--server")).isEqualTo(2);
    assertThat(SimulatedCallers.run("--server", "127.0.0.1:9", "--results", "x")).isEqualTo(2);
  }

  private static PcmClip tone(int hertz, int ms) {
    short[] samples = new short[RATE / 1_000 * ms];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return PcmClip.of(samples, RATE);
  }

  private static byte[] wav(PcmClip clip) {
    short[] samples = clip.toArray();
    ByteBuffer out = ByteBuffer.allocate(44 + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length * 2);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length * 2);
    for (short sample : samples) {
      out.putShort(sample);
    }
    return out.array();
  }

  /** Answers, speaks a prompt, takes a digit, moves the media to another leg, then hangs up. */
  private static final class Switchboard implements AutoCloseable {
    final List<String> callers = new CopyOnWriteArrayList<>();
    final List<String> digits = new CopyOnWriteArrayList<>();
    private final MediaEngine engine;

    Switchboard(MediaEngine engine) {
      this.engine = engine;
    }

    void incoming(IncomingCall incoming) {
      try {
        String from = incoming.invite().from();
        callers.add(from.substring(from.indexOf(':') + 1, from.indexOf('@')));
        new Handling(this, incoming).begin();
      } catch (IOException e) {
        incoming.reject(500);
      }
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  private static final class Handling implements CallListener, MediaListener {
    private final Switchboard board;
    private final IncomingCall incoming;
    private final MediaLeg prompt;
    private final MediaLeg agent;

    Handling(Switchboard board, IncomingCall incoming) throws IOException {
      this.board = board;
      this.incoming = incoming;
      this.prompt = board.engine.openLeg(this);
      this.agent = board.engine.openLeg(MediaListener.NONE);
    }

    void begin() {
      var parsed = (SdpParse.Parsed) SdpParser.parse(String.valueOf(incoming.offer()));
      LocalMedia local = LocalMedia.g711("127.0.0.1", prompt.localPort(), 1);
      var agreed =
          (OfferAnswer.Answer.Agreed)
              OfferAnswer.answer(parsed.session(), local, Direction.SENDRECV, 1);
      incoming.listen(this);
      incoming.answer(agreed.answer().text());
      var remote =
          new InetSocketAddress(agreed.media().remoteAddress(), agreed.media().remotePort());
      prompt.sink((frame, length, rate) -> {});
      agent.sink((frame, length, rate) -> {});
      prompt.start(MediaParameters.of(remote, G711.PCMA));
      agent.start(MediaParameters.of(remote, G711.PCMA));
      prompt.source(FileSource.once(PcmClip.silence(300, RATE).then(tone(600, 700))));
    }

    @Override
    public void digit(MediaLeg leg, char digit) {
      board.digits.add(String.valueOf(digit));
      LocalMedia moved = LocalMedia.g711("127.0.0.1", agent.localPort(), 1);
      incoming.call().reinvite(OfferAnswer.offer(moved, Direction.SENDRECV, 2).text());
    }

    @Override
    public void reinviteAnswered(Call call, @Nullable String sdp) {
      prompt.close();
      agent.play(tone(500, 900), call::hangUp);
    }
  }
}
