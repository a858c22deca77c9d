package org.seatline.softphone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.call.SipHeaders;

/** Against sipp, a peer that nobody here wrote. Skipped where it is not installed, not in CI. */
class SippTest {
  private static final int WAIT_MAX_SEC = 40;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  @BeforeEach
  void needsSipp() {
    boolean there =
        Files.isExecutable(Path.of("/usr/bin/sipp"))
            || Files.isExecutable(Path.of("/usr/local/bin/sipp"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("sipp is installed").isTrue();
    }
    assumeTrue(there, "sipp is not installed");
  }

  @Test
  void answersAndRepeatsItsAnswerUntilTheAck() throws Exception {
    var callee = new RecordingListener();
    try (UserAgent agent =
        UserAgent.open(
            UserAgentSettings.of("uas", "127.0.0.1", 0),
            incoming -> {
              incoming.listen(callee);
              incoming.ring();
              incoming.answer(Sdps.audio(41_000));
            },
            (r, s) -> null)) {
      Path scenario = folder.resolve("scenario.xml");
      try (InputStream in = SippTest.class.getResourceAsStream("uac-slow-ack.xml")) {
        assertThat(in).isNotNull();
        Files.copy(in, scenario);
      }
      sipp("-sf", scenario.toString(), "-m", "10", "-r", "10", "127.0.0.1:" + agent.port());
      callee.await("confirmed", 10);
      callee.await("ended REMOTE_HANG_UP", 10);
      var repeated = Pattern.compile("200 <-+ +10 +([1-9][0-9]+) ").matcher(log());
      assertThat(repeated.find()).as(log()).isTrue();
    }
  }

  @Test
  void callsASippThatAnswers() throws Exception {
    int port = freePort();
    Process sipp = start("-sn", "uas", "-p", Integer.toString(port), "-m", "1", "127.0.0.1");
    var caller = new RecordingListener();
    var settings = UserAgentSettings.of("uac", "127.0.0.1", 0);
    try (UserAgent agent = UserAgent.open(settings, IncomingCall::call, (r, s) -> null)) {
      var target = Destination.of("sip:service@127.0.0.1:" + port, null);
      Call call = agent.place(target, Sdps.audio(40_000), SipHeaders.NONE, caller);
      caller.await("answered");
      call.hangUp();
      caller.await("ended LOCAL_HANG_UP");
      assertThat(sipp.waitFor(WAIT_MAX_SEC, TimeUnit.SECONDS)).isTrue();
      assertThat(sipp.exitValue()).isZero();
    } finally {
      sipp.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void sipp(String... arguments) throws Exception {
    Process process = start(arguments);
    try {
      assertThat(process.waitFor(WAIT_MAX_SEC, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(log()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("sipp.log"));
  }

  private Process start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("sipp", "-i", "127.0.0.1", "-nostdin"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("sipp.log").toFile());
    return builder.start();
  }
}
