package org.seatline.app.call;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.seatline.app.session.RecordingShelf;
import org.seatline.protocol.RecordingManifest;
import org.seatline.softphone.media.WavRecordingWriter;

/** A shelf of a test: each recording is a WAV file in a folder, the finished ones are told. */
final class FolderShelf implements RecordingShelf {
  private final Path folder;
  private final BlockingQueue<RecordingManifest> finished = new LinkedBlockingQueue<>();

  FolderShelf(Path folder) {
    this.folder = folder;
  }

  @Override
  public Place begin(String recordingId, String callId, long startedAtMs, int sampleRate)
      throws IOException {
    Path file = folder.resolve(recordingId + ".wav");
    return new Place(file, WavRecordingWriter.create(file, 2, sampleRate));
  }

  @Override
  public void finished(RecordingManifest manifest) {
    finished.add(manifest);
  }

  @Override
  public void empty(String recordingId) {}

  /** The next finished recording; fails when none comes within ten seconds. */
  RecordingManifest next() throws InterruptedException {
    return Objects.requireNonNull(
        finished.poll(10, TimeUnit.SECONDS), "no recording was finished within ten seconds");
  }
}
