package org.seatline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.audio.HeadsetChoice;
import org.seatline.softphone.audio.HeadsetDelay;
import org.seatline.softphone.audio.SystemHeadset;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;

/**
 * Both ends of one direction of a call in a process of their own, each with an engine of its own:
 * the system's microphone, G.711 over loopback, the system's speaker. Says every second where the
 * delay comes from, until it is killed.
 */
public final class VoiceLatencyEnd {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private VoiceLatencyEnd() {}

  /**
   * Runs.
   *
   * @param args line buffer in ms, largest delay of the relay in ms (0 for none), seed
   */
  public static void main(String[] args) throws IOException {
    int bufferMs = Integer.parseInt(args[0]);
    int jitterMs = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    try (Headset headset =
            SystemHeadset.open(HeadsetChoice.systemDefault().withBufferMs(bufferMs));
        MediaEngine speaking = MediaEngine.start(MediaSettings.loopback());
        MediaEngine hearing = MediaEngine.start(MediaSettings.loopback());
        MediaLeg mouth = speaking.openLeg(MediaListener.NONE);
        MediaLeg ear = hearing.openLeg(MediaListener.NONE);
        JitterRelay relay = relay(ear, jitterMs, seed)) {
      InetSocketAddress target = relay == null ? local(ear) : relay.address();
      mouth.start(MediaParameters.of(target, G711.PCMA).withDirection(true, false));
      InetSocketAddress from = relay == null ? local(mouth) : relay.address();
      ear.start(MediaParameters.of(from, G711.PCMA).withDirection(false, true));
      mouth.source(headset.microphone());
      ear.sink(headset.speaker());
      tellForEver(headset, ear);
    }
  }

  private static @Nullable JitterRelay relay(MediaLeg ear, int jitterMs, long seed)
      throws IOException {
    return jitterMs == 0 ? null : new JitterRelay(local(ear), jitterMs, seed);
  }

  private static InetSocketAddress local(MediaLeg leg) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), leg.localPort());
  }

  private static void tellForEver(Headset headset, MediaLeg ear) {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(EVERY_NANOS);
      HeadsetDelay delay = headset.delay();
      System.out.printf(
          Locale.ROOT,
          "shares %d %.1f %d %.1f %d %d%n",
          delay.microphoneLineMs(),
          delay.microphoneBufferMs(),
          ear.quality().bufferMs(),
          delay.speakerBufferMs(),
          delay.speakerLineMs(),
          delay.microphoneUnderruns() + delay.speakerUnderruns());
    }
  }
}
