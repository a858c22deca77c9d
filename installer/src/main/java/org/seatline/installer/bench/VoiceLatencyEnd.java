package org.seatline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
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
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.simulation.Impairment;

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
        ImpairedPath path = ImpairedPath.open(seed, jitter(jitterMs), Impairment.NONE)) {
      InetSocketAddress target = jitterMs == 0 ? local(ear) : seen(path.toNear(place(ear)));
      InetSocketAddress from = jitterMs == 0 ? local(mouth) : seen(path.toFar(place(mouth)));
      mouth.start(MediaParameters.of(target, G711.PCMA).withDirection(true, false));
      ear.start(MediaParameters.of(from, G711.PCMA).withDirection(false, true));
      speaking.follow(headset.cadence());
      hearing.follow(headset.cadence());
      mouth.source(headset.microphone());
      ear.sink(headset.speaker());
      tellForEver(headset, ear);
    }
  }

  /** The bad network of the benchmark. */
  static Impairment jitter(int ms) {
    return Impairment.NONE.withDelay(0, ms);
  }

  private static String place(MediaLeg leg) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return OfferAnswer.offer(LocalMedia.g711(host, leg.localPort(), 1), Direction.SENDRECV, 1)
        .text();
  }

  private static InetSocketAddress seen(String sdp) {
    if (!(SdpParser.parse(sdp) instanceof SdpParse.Parsed(SessionDescription session))) {
      throw new IllegalStateException("a session description of our own cannot be read");
    }
    int port = session.audio().orElseThrow().port();
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
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
