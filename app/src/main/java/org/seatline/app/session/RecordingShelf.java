package org.seatline.app.session;

import java.io.IOException;
import java.nio.file.Path;
import org.seatline.protocol.RecordingManifest;
import org.seatline.softphone.media.RecordingWriter;

/** Where recordings lie until the server has them. From any thread; only {@link #begin} blocks. */
public interface RecordingShelf {

  /**
   * Where a new recording goes.
   *
   * @param file that it becomes
   * @param writer of that file: the only way to it
   */
  record Place(Path file, RecordingWriter writer) {}

  /**
   * Begins a recording of two channels of whoever is signed in.
   *
   * @throws IOException when no file can be written, or the disk has no room for recordings
   */
  Place begin(String recordingId, String callId, long startedAtMs, int sampleRate)
      throws IOException;

  /**
   * The file is complete: agent and customer are filled in, and it goes on its way to the server.
   */
  void finished(RecordingManifest manifest);

  /** Nothing was written. */
  void empty(String recordingId);
}
