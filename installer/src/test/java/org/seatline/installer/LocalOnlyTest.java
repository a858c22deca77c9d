package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.ChildProcess;

/** What the server refuses, with a sentence that says what to do. */
class LocalOnlyTest {
  private static final long END_MAX_MS = 120_000;
  private static final int EXIT_PORT = 4;
  private static final int EXIT_DEMO_NOT_ON_LOOPBACK = 6;

  @TempDir Path folder;

  private final List<ChildProcess> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(ChildProcess::close);
  }

  private ChildProcess server(String... further) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("--data", folder.resolve("data").toString(), "--stop-with-stdin"));
    arguments.addAll(List.of(further));
    ChildProcess server =
        ChildProcess.start(
            "server",
            folder,
            List.of("-Duser.language=en"),
            Map.of(),
            "org.seatline.server.ServerMain",
            arguments);
    started.add(server);
    return server;
  }

  private static void assertEnds(ChildProcess server, int code, String sentence) throws Exception {
    assertThat(server.awaitEnd(END_MAX_MS)).as("ends by itself").isTrue();
    assertThat(server.process().exitValue()).isEqualTo(code);
    assertThat(server.lines(line -> line.contains(sentence))).as(sentence).hasSize(1);
    assertThat(server.lines(line -> line.contains("\tat "))).as("stack traces").isEmpty();
  }

  @Test
  void refusesOtherAddressesThanLoopbackWhileThereAreDemoAccounts() throws Exception {
    ChildProcess server = server("--bind", "0.0.0.0", "--http-port", "0", "--sip-port", "0");
    assertEnds(
        server,
        EXIT_DEMO_NOT_ON_LOOPBACK,
        "Leave out \"--bind 0.0.0.0\", or remove the demo accounts from people.json.");
  }

  @Test
  void saysWhatToDoWhenTheHttpPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertEnds(
          server("--http-port", port, "--sip-port", "0"),
          EXIT_PORT,
          "Stop the program that uses it, or give another one with --http-port.");
    }
  }

  @Test
  void saysWhatToDoWhenTheSipPortIsTaken() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertEnds(
          server("--http-port", "0", "--sip-port", port),
          EXIT_PORT,
          "Stop the program that uses it, or give another one with --sip-port.");
    }
  }
}
