package org.seatline.softphone.testbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The softphone baresip as a peer: speaks a WAV file, records what it hears, obeys commands over
 * TCP (ctrl_tcp: JSON in netstrings).
 */
public final class Baresip implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** What chooses its codecs among the flags of an account. */
  private static final String CODECS = ";audio_codecs=";

  /** Flag of an account that may use every codec of ours. */
  static final String ALL_CODECS = CODECS + "opus/48000/2,g722/16000/1,pcma,pcmu";

  private static final List<String> MODULES =
      List.of("opus", "g722", "g711", "srtp", "aufile", "aubridge");

  private final Path folder;
  private final int sipPort;
  private final Child process;
  private final Socket control;
  private final StringBuilder events = new StringBuilder();

  private Baresip(Path folder, int sipPort, Child process, Socket control) {
    this.folder = folder;
    this.sipPort = sipPort;
    this.process = process;
    this.control = control;
  }

  /**
   * Starts it.
   *
   * @param folder for its configuration and recordings
   * @param user left part of its address
   * @param microphone a WAV file, 8 kHz mono; its end hangs up, so take a long one
   * @param accountFlags what follows the address in its accounts file, for example {@code
   *     ;answermode=auto}
   */
  public static Baresip start(Path folder, String user, Path microphone, String accountFlags)
      throws IOException {
    return start(folder, user, BaresipSound.recordedByItself(microphone), accountFlags);
  }

  /** Starts it with another sound. */
  static Baresip start(Path folder, String user, BaresipSound sound, String accountFlags)
      throws IOException {
    return start(
        folder, sound, sip -> "<sip:" + user + "@127.0.0.1:" + sip + ">;regint=0" + accountFlags);
  }

  /**
   * Starts it as a phone that registers, every minute again.
   *
   * @param user name and user of the account
   * @param registrar host and port
   */
  public static Baresip register(
      Path folder, String user, String password, String registrar, Path microphone)
      throws IOException {
    return start(
        folder,
        BaresipSound.recordedByItself(microphone),
        sip ->
            "<sip:%s@%s>;regint=60;auth_user=%s;auth_pass=%s;answermode=manual"
                .formatted(user, registrar, user, password));
  }

  private static Baresip start(Path folder, BaresipSound sound, IntFunction<String> account)
      throws IOException {
    Path program = Peers.require("baresip");
    Files.createDirectories(folder);
    int sip = Peers.freeUdpPort();
    int tcp = freeTcpPort();
    Files.writeString(folder.resolve("config"), config(sip, tcp, sound, folder));
    String line = account.apply(sip);
    Files.writeString(
        folder.resolve("accounts"),
        line + (line.contains(CODECS) ? "" : CODECS + "pcma,pcmu") + "\n");
    Files.writeString(folder.resolve("contacts"), "");
    Child process =
        Child.start(
            folder.resolve("baresip.log"),
            sound.environment(folder),
            List.of(program.toString(), "-f", folder.toString()));
    return new Baresip(folder, sip, process, connect(tcp, process));
  }

  private static String config(int sip, int tcp, BaresipSound sound, Path folder)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("sip_listen 127.0.0.1:" + sip);
    lines.add("net_interface 127.0.0.1");
    lines.add("call_max_calls 4");
    lines.add("audio_player " + sound.player());
    lines.add("audio_source aufile," + sound.microphone());
    lines.add("audio_alert aufile," + folder.resolve("alert.wav"));
    lines.add("rtp_ports 20000-29999");
    lines.add("rtcp_enable yes");
    lines.add("rtcp_mux no");
    lines.add("module_path " + modules());
    for (String module : MODULES) {
      lines.add("module " + module + ".so");
    }
    lines.addAll(sound.lines());
    lines.add("module_app account.so");
    lines.add("module_app menu.so");
    lines.add("module_app ctrl_tcp.so");
    lines.add("ctrl_tcp_listen 127.0.0.1:" + tcp);
    lines.add("snd_path " + folder);
    return String.join("\n", lines) + "\n";
  }

  private static Path modules() throws IOException {
    try (Stream<Path> found =
        Files.find(Path.of("/usr"), 5, (p, a) -> p.endsWith("baresip/modules/g711.so"))) {
      return found
          .findFirst()
          .orElse(Path.of("/usr/lib/baresip/modules/g711.so"))
          .resolve("..")
          .normalize();
    } catch (UncheckedIOException e) {
      return Path.of("/usr/lib/baresip/modules");
    }
  }

  private static int freeTcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Socket connect(int port, Child process) {
    Socket[] connected = new Socket[1];
    Await.until(
        "baresip's control port: " + process.output(),
        START_LIMIT,
        () -> {
          try {
            connected[0] = new Socket(InetAddress.getLoopbackAddress(), port);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
    return connected[0];
  }

  /** Its SIP address. */
  public String address(String user) {
    return "sip:" + user + "@127.0.0.1:" + sipPort;
  }

  /** Gives a command, for example {@code command("dial", "sip:100@127.0.0.1:5060")}. */
  public void command(String name, String parameters) throws IOException {
    String json =
        "{\"command\":\"" + name + "\",\"params\":\"" + parameters + "\",\"token\":\"t\"}";
    OutputStream out = control.getOutputStream();
    out.write(
        (json.getBytes(StandardCharsets.UTF_8).length + ":" + json + ",")
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  public void dial(String address) throws IOException {
    command("dial", address);
  }

  public void hangUp() throws IOException {
    command("hangup", "");
  }

  /** Everything that it has reported on the control port so far. */
  public synchronized String events() {
    try {
      InputStream in = control.getInputStream();
      while (in.available() > 0) {
        events.append(new String(in.readNBytes(in.available()), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      events.append("control port: ").append(e.getMessage());
    }
    return events.toString();
  }

  /** Waits until it reports an event, for example {@code CALL_ESTABLISHED}. */
  public void awaitEvent(String type, Duration limit) {
    Await.until(type + " of baresip", limit, () -> events().contains("\"type\":\"" + type + "\""));
  }

  /** How often it has reported an event. */
  public int count(String type) {
    return events().split("\"type\":\"" + type + "\"", -1).length - 1;
  }

  /** Presses a key in the call. */
  public void press(char key) throws IOException {
    command("sndcode", String.valueOf(key));
  }

  /** Removes the recordings of calls that are over. */
  public void forgetRecordings() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("dump-")).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Its recording of what it heard ({@code dec}) or said ({@code enc}), once there is one. */
  public Optional<Path> recording(String direction) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith("-" + direction + ".wav"))
          .max(Comparator.comparing(Path::toString));
    }
  }

  public String log() {
    return process.output();
  }

  @Override
  public void close() throws IOException {
    try (control) {
      command("quit", "");
    } finally {
      process.close();
    }
  }
}
