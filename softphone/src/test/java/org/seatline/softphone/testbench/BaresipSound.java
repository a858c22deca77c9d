package org.seatline.softphone.testbench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a {@link Baresip} speaks and where it plays what it hears.
 *
 * @param microphone a WAV file, 8 kHz mono; its end hangs up, so take a long one
 * @param player module and device
 * @param lines more lines of its configuration
 * @param environment more of its environment
 */
record BaresipSound(
    Path microphone, String player, List<String> lines, Map<String, String> environment) {
  private static final List<String> MICROPHONE = List.of("ausrc_srate 8000", "ausrc_channels 1");

  BaresipSound {
    lines = Stream.concat(MICROPHONE.stream(), lines.stream()).toList();
    environment = Map.copyOf(environment);
  }

  /** Plays to nobody: what it hears is in its own recordings, up to the first re-INVITE. */
  static BaresipSound recordedByItself(Path microphone) {
    List<String> lines = List.of("auplay_srate 8000", "auplay_channels 1", "module sndfile.so");
    return new BaresipSound(microphone, "aubridge,ear", lines, Map.of());
  }

  /** Plays through the system's sound into a headset's earpiece. */
  static BaresipSound played(Path microphone, VirtualHeadset headset) {
    return new BaresipSound(
        microphone, "alsa,default", List.of("module alsa.so"), headset.environment());
  }

  /** Its whole environment. */
  Map<String, String> environment(Path home) {
    var all = new HashMap<>(environment);
    all.put("HOME", home.toString());
    return all;
  }
}
