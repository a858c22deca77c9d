package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import org.seatline.softphone.media.Diagnosis;
import org.seatline.softphone.media.Hearing;

/**
 * How both ends of a call hear each other. Rounded to what people are shown: as long as they would
 * see the same, it is the same.
 *
 * @param here what the agent hears
 * @param there what the caller hears, as the other end reports it
 * @param roundTripMs in steps of {@link #ROUND_TRIP_STEP_MS}, or {@link #UNKNOWN}
 * @param diagnosis what is wrong at this moment
 * @param warning what the agent is told about it: not for a bad second
 */
public record VoiceQuality(
    Way here,
    Way there,
    int roundTripMs,
    Carriage carriage,
    Diagnosis diagnosis,
    Diagnosis warning) {
  /** What is not known. */
  public static final int UNKNOWN = -1;

  private static final int ROUND_TRIP_STEP_MS = 5;

  /**
   * One direction.
   *
   * @param mos by the E-model over the last seconds, 1.0 to 4.5 in tenths, or {@link #UNKNOWN}
   * @param lossPercent packets that never came or came too late, in tenths, or {@link #UNKNOWN}
   * @param jitterMs or {@link #UNKNOWN}
   * @param minute {@code mos} of each of the last sixty seconds, the oldest first
   */
  public record Way(double mos, double lossPercent, int jitterMs, List<Double> minute) {
    /** Nothing is known. */
    public static final Way NOTHING = new Way(UNKNOWN, UNKNOWN, UNKNOWN, List.of());

    public Way {
      minute = List.copyOf(minute);
    }

    /** Rounds what was measured. */
    public static Way of(Hearing heard, float[] minute) {
      if (!heard.known()) {
        return new Way(UNKNOWN, UNKNOWN, UNKNOWN, tenths(minute));
      }
      double missed = Math.max(0, heard.lossPercent()) + Math.max(0, heard.lateLossPercent());
      return new Way(
          tenths(heard.mosNow()),
          tenths(Math.min(100, missed)),
          (int) Math.round(heard.jitterMs()),
          tenths(minute));
    }

    /** Whether anything is known of it. */
    public boolean known() {
      return mos >= QualityScale.MOS_MIN;
    }

    private static List<Double> tenths(float[] values) {
      List<Double> rounded = new ArrayList<>(values.length);
      for (float value : values) {
        rounded.add(tenths(value));
      }
      return rounded;
    }

    private static double tenths(double value) {
      return Math.round(value * 10) / 10.0;
    }
  }

  /**
   * How the sound travels.
   *
   * @param codec its name in SDP, empty while none was agreed on
   */
  public record Carriage(String codec, boolean encrypted) {}

  /** The round trip as it is shown. */
  public static int roundTrip(int ms) {
    return ms < 0 ? UNKNOWN : Math.round((float) ms / ROUND_TRIP_STEP_MS) * ROUND_TRIP_STEP_MS;
  }

  /** The same with what the agent is told. */
  VoiceQuality warning(Diagnosis told) {
    return new VoiceQuality(here, there, roundTripMs, carriage, diagnosis, told);
  }
}
