package org.seatline.softphone.testbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The softphone linphonec as a peer: answers by itself, speaks a WAV file, records what it hears,
 * obeys commands on its standard input. One call after the other.
 */
public final class Linphone implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** How keys are pressed. */
  public enum Keys {
    /** RFC 4733. */
    EVENTS,
    /** INFO requests. */
    INFO
  }

  /** What it does about encryption. */
  public enum Encryption {
    /** Nothing. */
    NONE,
    /** SRTP with keys in the session description, offered and required. */
    SRTP
  }

  private final Path folder;
  private final int port;
  private final Child process;
  private int calls;

  private Linphone(Path folder, int port, Child process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it with Opus, G.722 and G.711.
   *
   * @param folder for its configuration and recordings
   * @param microphone a WAV file, mono
   */
  public static Linphone start(Path folder, Path microphone, Keys keys, Encryption encryption)
      throws IOException {
    Path program = Peers.require("linphonec");
    Files.createDirectories(folder.resolve(".local/share/linphone"));
    int port = Peers.freeUdpPort();
    Files.writeString(folder.resolve("linphonerc"), config(port, keys, encryption));
    Child process =
        Child.start(
            folder.resolve("linphone.log"),
            // Sound cards are none of its business: it must not start a PulseAudio.
            Map.of("HOME", folder.toString(), "PULSE_SERVER", "unix:" + folder.resolve("none")),
            List.of(program.toString(), "-c", folder.resolve("linphonerc").toString(), "-a"));
    Linphone phone = new Linphone(folder, port, process);
    phone.tell("soundcard use files");
    Await.until(
        "linphonec: " + process.output(),
        START_LIMIT,
        () -> process.output().contains("Using wav files"));
    phone.tell("play " + microphone);
    return phone;
  }

  private static String config(int port, Keys keys, Encryption encryption) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("[sip]");
    if (encryption == Encryption.SRTP) {
      lines.add("media_encryption=srtp");
      lines.add("media_encryption_mandatory=1");
    }
    lines.add("sip_port=" + port);
    lines.add("sip_tcp_port=0");
    lines.add("sip_tls_port=0");
    lines.add("bind_address=127.0.0.1");
    lines.add("contact=\"peer\" <sip:peer@127.0.0.1>");
    lines.add("use_ipv6=0");
    lines.add("guess_hostname=0");
    lines.add("register_only_when_network_is_up=0");
    lines.add("use_info=" + (keys == Keys.INFO ? 1 : 0));
    lines.add("use_rfc2833=" + (keys == Keys.EVENTS ? 1 : 0));
    lines.add("[net]");
    lines.add("auto_net_state_mon=0");
    lines.add("[rtp]");
    lines.add("audio_rtp_port=" + Peers.freeUdpPort());
    lines.add("bind_address=127.0.0.1");
    lines.add("prefer_ipv6=0");
    lines.add("[sound]");
    lines.add("echocancellation=0");
    lines.add("[video]");
    lines.add("enabled=0");
    List<String> codecs = List.of("opus/48000/2", "G722/8000/1", "PCMA/8000/1", "PCMU/8000/1");
    for (String codec : codecs) {
      String[] parts = codec.split("/", 3);
      lines.add("[audio_codec_" + codecs.indexOf(codec) + "]");
      lines.add("mime=" + parts[0]);
      lines.add("rate=" + parts[1]);
      lines.add("channels=" + parts[2]);
      lines.add("enabled=1");
    }
    return String.join("\n", lines) + "\n";
  }

  /** Its SIP address. */
  public String address() {
    return "sip:peer@127.0.0.1:" + port;
  }

  /** Gives a command, for example {@code call sip:100@127.0.0.1:5060} or a key to press. */
  public void tell(String command) throws IOException {
    process.tell(command);
  }

  /** Records the next call in a file of its own, to be read when the call is over. */
  public Path recordNext() throws IOException {
    calls++;
    Path file = folder.resolve("heard-" + calls + ".wav");
    tell("record " + file);
    return file;
  }

  /** Everything that it has said so far. */
  public String log() {
    return process.output();
  }

  /** How often it has said something. */
  public int count(String text) {
    return log().split(text, -1).length - 1;
  }

  @Override
  public void close() throws IOException {
    try (process) {
      tell("quit");
      process.await(1000);
    }
  }
}
