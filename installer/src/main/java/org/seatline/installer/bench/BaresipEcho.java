package org.seatline.installer.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * What baresip makes of packets: they are sent to it in real time as a network would deliver them,
 * and what its loudspeaker plays comes back as A-law, which changes nothing in sound that was A-law
 * before.
 */
final class BaresipEcho {
  private static final String HOST = "127.0.0.1";

  /** Seed of the networks. */
  static final long SEED = 1;

  private static final int ADAPTIVE_SINCE = 2;

  /** How baresip buffers: the lines of its configuration. */
  record Buffer(String name, List<String> lines) {}

  private BaresipEcho() {}

  static boolean installed() {
    return BaresipProcess.program().isPresent();
  }

  /**
   * Its fixed buffer as it comes and a small one of one or two packets, and the adaptive one that
   * came with version 2.
   */
  static List<Buffer> buffers() throws Exception {
    Buffer fixed = new Buffer("fixed", List.of());
    Buffer small =
        new Buffer("small", List.of("jitter_buffer_delay 1-2", "audio_jitter_buffer_ms 20-40"));
    Buffer adaptive = new Buffer("adaptive", List.of("audio_jitter_buffer_type adaptive"));
    return BaresipProcess.majorVersion() < ADAPTIVE_SINCE
        ? List.of(fixed, small)
        : List.of(fixed, small, adaptive);
  }

  /** Speaks over several networks at once; gives what baresip's loudspeaker played. */
  static Map<String, PcmClip> hear(
      short[] spoken, Map<String, ImpairedNetwork> networks, Buffer buffer, Path folder)
      throws Exception {
    byte[][] packets = new VoicePath(G711.PCMA).packets(spoken, 0);
    Map<String, PcmClip> heard = new LinkedHashMap<>();
    try (UserAgent agent =
            UserAgent.open(
                UserAgentSettings.of("bench-voice", HOST, 0),
                call -> call.reject(486),
                (request, source) -> null);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<PcmClip>> running = new LinkedHashMap<>();
      networks.forEach(
          (name, network) -> {
            Path own = folder.resolve(buffer.name() + "-" + name);
            var arrivals = network.carry(packets.length, VoicePath.PACKET_MS, SEED);
            running.put(
                name,
                threads.submit(
                    () -> {
                      try (BaresipProcess phone = BaresipProcess.start(own, buffer.lines());
                          BaresipCall call = BaresipCall.place(agent, phone.address())) {
                        return call.speak(packets, arrivals);
                      }
                    }));
          });
      for (Map.Entry<String, Future<PcmClip>> one : running.entrySet()) {
        heard.put(one.getKey(), one.getValue().get());
      }
    }
    return heard;
  }
}
