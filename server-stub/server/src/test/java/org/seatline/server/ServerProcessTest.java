package org.seatline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: what it prints, how it ends. */
final class ServerProcessTest {
  private static final Pattern READY =
      Pattern.compile(
          "seatline-server ready http=(\\d+) sip=(\\d+) epoch=([0-9a-f-]{36}) recovered=0"
              + " millis=\\d+");

  @TempDir Path folder;

  @Test
  void saysThatItIsReadyAndEndsWithStandardInput() throws Exception {
    Process process = serve("--stop-with-stdin");
    Matcher ready = READY.matcher(firstLine(process));
    assertThat(ready.matches()).isTrue();
    assertThat(Integer.parseInt(ready.group(1))).isPositive();
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("data/log/server.log"))).doesNotContain("ERROR");
  }

  @Test
  void keepsItsEpochOverSigkillAndEndsOnSigterm() throws Exception {
    Process first = serve();
    String epoch = epochOf(firstLine(first));
    first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    Process second = serve();
    assertThat(epochOf(firstLine(second))).isEqualTo(epoch);
    second.destroy();
    assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    Process counts = run("counts", "--data", data());
    assertThat(firstLine(counts))
        .isEqualTo("calls=0 answered=0 tickets=0 ticketed-calls=0 recordings=0");
    assertThat(exit(counts)).isZero();
  }

  private static String epochOf(String line) {
    Matcher ready = READY.matcher(line);
    assertThat(ready.matches()).as(line).isTrue();
    return ready.group(3);
  }

  @Test
  void saysInOneSentenceWhyItCannotRun() throws Exception {
    assertRefused(6, "demo accounts", "--data", data(), "--bind", "0.0.0.0");
    assertRefused(2, "Unknown option \"--fast\"", "--fast");
    assertRefused(2, "needs a port", "--http-port", "70000");
    assertRefused(3, "no readable centre.json", "check-config", "--config", data());
    assertRefused(5, "There is no database", "counts", "--data", data());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertRefused(4, "Port " + port, "--data", data(), "--http-port", port);
    }
    Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
    assertRefused(5, "cannot be used", "--data", file.toString(), "--http-port", "0");
  }

  @Test
  void saysWhichFileOfTheTelephonyIsWrongAndWhere() throws Exception {
    Path menu = centre().resolve("menu.json");
    String good = Files.readString(menu);
    Files.writeString(menu, good.replace("\"attempts\": 3", "\"attempts\": \"thrice\""));
    assertWrong("menu.json line 11 /menus/0/attempts: \"thrice\" is not a whole number");
  }

  /** Both by the command that checks, and by the start of a server. */
  private void assertWrong(String mistake) throws Exception {
    String config = centre().toString();
    assertRefused(3, mistake, "check-config", "--config", config);
    assertRefused(
        3, mistake, "--data", data(), "--http-port", "0", "--sip-port", "0", "--config", config);
  }

  @Test
  void tellsATakenSipPortFromAWrongFile() throws Exception {
    String config = centre().toString();
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      String sentence = "SIP port " + port + " on 127.0.0.1 is taken";
      assertRefused(
          4,
          sentence,
          "--data",
          data(),
          "--http-port",
          "0",
          "--sip-port",
          port,
          "--config",
          config);
    }
  }

  @Test
  void letsOnlyOneServerHaveTheDataFolder() throws Exception {
    Process first = serve();
    assertThat(firstLine(first)).startsWith("seatline-server ready");
    assertRefused(5, "Another Seatline server uses", "--data", data(), "--http-port", "0");
    first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
  }

  @Test
  void explainsAndReplaysTheJournalOfARunningServer() throws Exception {
    Process server = serve();
    assertThat(firstLine(server)).startsWith("seatline-server ready");
    Process replay = run("replay", "--data", data());
    assertThat(firstLine(replay)).startsWith("replay: events=").contains("state=identical");
    assertThat(exit(replay)).isZero();
    Process explain = run("explain", "no-such-call", "--data", data(), "--lang", "en");
    assertThat(firstLine(explain)).isEqualTo("The journal knows no call no-such-call.");
    assertThat(exit(explain)).isEqualTo(1);
    server.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    assertRefused(2, "needs a value", "explain");
    assertRefused(5, "no journal", "replay", "--data", folder.resolve("none").toString());
  }

  @Test
  void speaksChinese() throws Exception {
    Process process = java(List.of("-Duser.language=zh", "-Dstderr.encoding=UTF-8"), "--fast");
    assertThat(errors(process)).contains("没有“--fast”这个选项");
    assertThat(exit(process)).isEqualTo(2);
  }

  @Test
  void checksTheConfigurationInTheLanguageAskedFor() throws Exception {
    List<String> flags =
        List.of("-Duser.language=en", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");
    String centre = centre().toString();
    Process good = java(flags, "check-config", "--config", centre, "--lang", "zh");
    assertThat(firstLine(good)).startsWith("配置正确");
    assertThat(exit(good)).isZero();
    Process bad = java(flags, "check-config", "--config", data(), "--lang", "zh");
    assertThat(errors(bad)).contains("配置有误，无法使用");
    assertThat(exit(bad)).isEqualTo(3);
  }

  private void assertRefused(int code, String sentence, String... args) throws Exception {
    Process process = run(args);
    assertThat(errors(process)).contains(sentence).doesNotContain("Exception", "\tat ");
    assertThat(exit(process)).isEqualTo(code);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Process serve(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--data", data(), "--http-port", "0"));
    args.addAll(List.of("--sip-port", "0", "--config", centre().toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  /** The small centre with the sample's menu and sound, which telephony needs. */
  private Path centre() throws IOException {
    Path centre = folder.resolve("centre");
    if (!Files.exists(centre)) {
      copy(TestServer.smallCentre(), centre);
      Path sample = TestServer.folderOf(ServerMain.class, "sample/power-company/menu.json");
      Files.writeString(centre.resolve("menu.json"), menu(sample));
      copy(sample.resolve("prompts"), centre.resolve("prompts"));
      copy(sample.resolve("music"), centre.resolve("music"));
    }
    return centre;
  }

  /** The sample's menu, with the queues that the small centre has. */
  private static String menu(Path sample) throws IOException {
    String queueElsewhere = "\"queue\": \"(connection|complaint|general)\"";
    return Files.readString(sample.resolve("menu.json"))
        .replaceAll(queueElsewhere, "\"queue\": \"bills\"");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static Process run(String... args) throws IOException {
    return java(List.of("-Duser.language=en"), args);
  }

  private static Process java(List<String> flags, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ServerMain.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = reader.readLine();
    return line == null ? "nothing, but " + errors(process) : line;
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
