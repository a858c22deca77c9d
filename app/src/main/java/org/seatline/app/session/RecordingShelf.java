package org.seatline.app.session;

import java.io.IOException;
import java.nio.file.Path;
import org.seatline.protocol.RecordingManifest;

/** Where recordings lie until the server has them. Methods return at once, from any thread. */
public interface RecordingShelf {

  /**
   * The file that a new recording is to be written to; it does not exist yet.
   *
   * @throws IOException when the disk has no room for recordings
   */
  Path begin(String recordingId, String callId, long startedAtMs, int sampleRate)
      throws IOException;

  /**
   * The file is complete: agent and customer are filled in, and it goes on its way to the server.
   */
  void finished(RecordingManifest manifest);

  /** Nothing was written. */
  void empty(String recordingId);
}
