package org.seatline.app.call;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.seatline.app.session.RecordingShelf;
import org.seatline.protocol.RecordingManifest;
import org.seatline.softphone.media.CallRecorder;

/** One call's recording from its first sample to the shelf. */
final class RecordingSession {
  private static final int SAMPLE_RATE = 16_000;

  private final RecordingShelf shelf;
  private final String recordingId;
  private final String callId;
  private final CallRecorder recorder;
  private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);

  /** Why nothing is written. */
  enum Pause {
    /** The agent wants it so, for the number of a card. */
    AGENT,
    /** The agent talks with a colleague, and the caller does not hear it. */
    PRIVATE
  }

  private RecordingSession(
      RecordingShelf shelf, String recordingId, String callId, CallRecorder recorder) {
    this.shelf = shelf;
    this.recordingId = recordingId;
    this.callId = callId;
    this.recorder = recorder;
  }

  /** Begins a file; nothing is written before samples come. */
  static RecordingSession begin(RecordingShelf shelf, String callId, Clock clock)
      throws IOException {
    String id = UUID.randomUUID().toString();
    RecordingShelf.Place place = shelf.begin(id, callId, clock.millis(), SAMPLE_RATE);
    return new RecordingSession(
        shelf,
        id,
        callId,
        CallRecorder.start(place.file(), callId, SAMPLE_RATE, clock, place.writer()));
  }

  CallRecorder recorder() {
    return recorder;
  }

  /** Writes again when no reason is left not to. Phone's thread. */
  void pause(Pause why, boolean on) {
    if (on) {
      pauses.add(why);
    } else {
      pauses.remove(why);
    }
    if (pauses.isEmpty()) {
      recorder.resume();
    } else {
      recorder.pause();
    }
  }

  /** Waits for the disk, then hands the recording over. Not for the phone's thread. */
  void finish() throws IOException {
    var made = recorder.stop();
    if (made.durationMs() == 0) {
      shelf.empty(recordingId);
      return;
    }
    long pausedMs = made.pauses().stream().mapToLong(pause -> pause.lastedMs()).sum();
    shelf.finished(
        new RecordingManifest(
            recordingId,
            callId,
            "",
            null,
            made.startedAt().toEpochMilli(),
            made.durationMs(),
            made.sampleRate(),
            made.channels(),
            pausedMs,
            made.bytes(),
            made.sha256()));
  }
}
