package org.seatline.server.sync;

import java.util.regex.Pattern;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.SealedRecordingEnd;

/** What a recording may be. */
final class RecordingRules {
  /** Eight hours of two channels, 16 bit, 16 kHz are 1.8 GB; a call is not that long. */
  static final long RECORDING_MAX_BYTES = 1L << 30;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{7,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private RecordingRules() {}

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** Whether this can be the end of a sealed recording with this id. */
  static boolean isEnd(SealedRecordingEnd end, String id) {
    return end.recordingId().equals(id)
        && SHA256.matcher(end.sha256()).matches()
        && end.bytes() >= 0
        && end.bytes() <= RECORDING_MAX_BYTES;
  }

  static void check(RecordingManifest m) {
    boolean good =
        isId(m.recordingId())
            && SHA256.matcher(m.sha256()).matches()
            && m.bytes() >= 0
            && m.bytes() <= RECORDING_MAX_BYTES
            && m.channels() >= 1
            && m.channels() <= 2
            && m.sampleRate() >= 8_000
            && m.sampleRate() <= 48_000
            && m.callId().length() <= 100;
    if (!good) {
      throw new Rejection("bad-manifest");
    }
  }
}
