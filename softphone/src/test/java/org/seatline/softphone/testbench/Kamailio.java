package org.seatline.softphone.testbench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The SIP server Kamailio as a registrar and proxy: whoever registers or calls has to know the
 * password; calls go to whoever is registered by that name, with Record-Route.
 */
public final class Kamailio implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final int ANSWER_MAX_MS = 250;

  private static final String CONFIG =
      """
      #!KAMAILIO
      debug=2
      log_stderror=yes
      children=2
      disable_tcp=yes
      auto_aliases=no
      listen=udp:127.0.0.1:PORT
      loadmodule "tm.so"
      loadmodule "sl.so"
      loadmodule "rr.so"
      loadmodule "pv.so"
      loadmodule "maxfwd.so"
      loadmodule "usrloc.so"
      loadmodule "registrar.so"
      loadmodule "textops.so"
      loadmodule "siputils.so"
      loadmodule "auth.so"
      loadmodule "kex.so"

      request_route {
        if (!mf_process_maxfwd_header("10")) {
          sl_send_reply("483", "Too Many Hops");
          exit;
        }
        if (is_method("OPTIONS") && !has_totag()) {
          sl_send_reply("200", "OK");
          exit;
        }
        if (has_totag()) {
          if (loose_route()) {
            t_relay();
          } else if (is_method("ACK")) {
            if (t_check_trans()) {
              t_relay();
            }
          } else {
            sl_send_reply("404", "Not here");
          }
          exit;
        }
        if (is_method("CANCEL")) {
          if (t_check_trans()) {
            t_relay();
          }
          exit;
        }
        t_check_trans();
        if (is_method("REGISTER")) {
          if (!pv_www_authenticate("REALM", "PASSWORD", "0")) {
            www_challenge("REALM", "0");
            exit;
          }
          if (!save("location")) {
            sl_reply_error();
          }
          exit;
        }
        if (is_method("INVITE")) {
          if (!pv_proxy_authenticate("REALM", "PASSWORD", "0")) {
            proxy_challenge("REALM", "0");
            exit;
          }
          consume_credentials();
          record_route();
        }
        if (!lookup("location")) {
          sl_send_reply("404", "Not Found");
          exit;
        }
        if (!t_relay()) {
          sl_reply_error();
        }
      }
      """;

  private static final String PROBE =
      """
      OPTIONS sip:127.0.0.1:PORT SIP/2.0\r
      Via: SIP/2.0/UDP 127.0.0.1:OWN;branch=z9hG4bKprobe\r
      From: <sip:probe@127.0.0.1>;tag=1\r
      To: <sip:127.0.0.1:PORT>\r
      Call-ID: probe\r
      CSeq: 1 OPTIONS\r
      Max-Forwards: 5\r
      Content-Length: 0\r
      \r
      """;

  private final Child process;
  private final int port;

  private Kamailio(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it on a free port, and waits until it answers. */
  public static Kamailio start(Path folder, String realm, String password) throws IOException {
    Path program = Peers.require("kamailio");
    Files.createDirectories(folder);
    int port = Peers.freeUdpPort();
    Path config = folder.resolve("kamailio.cfg");
    Files.writeString(
        config,
        CONFIG
            .replace("PORT", Integer.toString(port))
            .replace("REALM", realm)
            .replace("PASSWORD", password));
    Child process =
        Child.start(
            folder.resolve("kamailio.log"),
            Map.of(),
            List.of(
                program.toString(),
                "-DD",
                "-E",
                "-m",
                "32",
                "-f",
                config.toString(),
                "-Y",
                folder.toString(),
                "-w",
                folder.toString()));
    Kamailio kamailio = new Kamailio(process, port);
    Await.until("Kamailio answers: " + process.output(), START_LIMIT, kamailio::answers);
    return kamailio;
  }

  private boolean answers() {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (DatagramSocket socket = new DatagramSocket(0, here)) {
      socket.setSoTimeout(ANSWER_MAX_MS);
      byte[] probe =
          PROBE
              .replace("PORT", Integer.toString(port))
              .replace("OWN", Integer.toString(socket.getLocalPort()))
              .getBytes(StandardCharsets.US_ASCII);
      socket.send(new DatagramPacket(probe, probe.length, here, port));
      socket.receive(new DatagramPacket(new byte[2_048], 2_048));
      return true;
    } catch (IOException e) {
      return false; // not yet; the limit is the caller's
    }
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
