package org.seatline.app.call;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.check.NetworkProbe;
import org.seatline.softphone.audio.check.NetworkQuality;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.QualityReport;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the way of media to the server and back by a short call to its test line: silence goes
 * both ways, RTCP tells what was lost and how long it took. Runs on the phone's thread.
 */
final class LineProbe implements NetworkProbe {
  private static final Logger LOG = LoggerFactory.getLogger(LineProbe.class);
  private static final int LOOK_MS = 500;

  /** Over a shorter time a loss means little. */
  private static final int LOOKS_MIN = 8;

  /** Both ends have sent a second report by then (RFC 3550 section 6.2, appendix A.7). */
  private static final int LOOKS_MAX = 18;

  /** Silence that is sent packet by packet all the same. */
  private static final AudioSource QUIET =
      (frame, length, sampleRate) -> {
        Arrays.fill(frame, 0, length, (short) 0);
        return length;
      };

  private final PhoneThread phone;
  private final SipLine line;
  private final Supplier<@Nullable LegMedia> opener;

  /**
   * @param opener opens a leg for plain media, or gives null when there is no port left
   */
  LineProbe(PhoneThread phone, SipLine line, Supplier<@Nullable LegMedia> opener) {
    this.phone = phone;
    this.line = line;
    this.opener = opener;
  }

  @Override
  public void begin(Consumer<NetworkQuality> told) {
    phone.run(() -> place(told));
  }

  private void place(Consumer<NetworkQuality> told) {
    UserAgent agent = line.agent();
    Destination target = line.testLine();
    LegMedia media = agent == null || target == null ? null : opener.get();
    if (agent == null || target == null || media == null) {
      LOG.info("the network is not measured: the seat is not registered, or has no port left");
      return;
    }
    Measuring measuring = new Measuring(media, told);
    PostedListener listener = new PostedListener(phone);
    listener.to(measuring);
    media.leg().source(QUIET);
    media.leg().sink((frame, length, sampleRate) -> {});
    media.open();
    measuring.call =
        agent.place(target, media.offer(Direction.SENDRECV), SipHeaders.NONE, listener);
  }

  /** One call to the test line. */
  private final class Measuring implements CallListener {
    private final LegMedia media;
    private final Consumer<NetworkQuality> told;
    private @Nullable Call call;
    private int looks;
    private boolean over;

    Measuring(LegMedia media, Consumer<NetworkQuality> told) {
      this.media = media;
      this.told = told;
    }

    @Override
    public void answered(Call placed, SipResponse response, @Nullable String sdp) {
      if (media.answered(sdp)) {
        phone.after(LOOK_MS, this::look);
      } else {
        placed.hangUp();
      }
    }

    private void look() {
      if (over) {
        return;
      }
      QualityReport report = media.leg().report();
      looks++;
      boolean known = report.roundTripMs() >= 0 && report.there().lossPercent() >= 0;
      if ((known && looks >= LOOKS_MIN) || looks >= LOOKS_MAX) {
        told.accept(quality(report));
        end();
      } else {
        phone.after(LOOK_MS, this::look);
      }
    }

    private void end() {
      Call placed = call;
      if (placed != null) {
        placed.hangUp();
      }
      close();
    }

    @Override
    public void ended(Call placed, CallEnd end) {
      if (!over) {
        LOG.info("the test call ended early: {} {}", end.cause(), end.status());
      }
      close();
    }

    private void close() {
      if (!over) {
        over = true;
        media.leg().close();
      }
    }
  }

  /** The worse of both ways; what nobody reported counts as what is known of the other way. */
  static NetworkQuality quality(QualityReport report) {
    double jitter = Math.max(report.here().jitterMs(), report.there().jitterMs());
    double loss = Math.max(report.here().lossPercent(), report.there().lossPercent());
    boolean nothing = loss < 0;
    return new NetworkQuality(
        report.roundTripMs(), Math.max(0, jitter), nothing ? NetworkQuality.ALL_LOST : loss);
  }
}
