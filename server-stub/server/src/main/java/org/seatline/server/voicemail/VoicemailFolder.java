package org.seatline.server.voicemail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.seatline.softphone.media.WavRecordingWriter;
import org.seatline.softphone.media.WavSink;

/** The sound of messages: {@code ID.wav}, 16-bit mono, playable while it grows. */
final class VoicemailFolder {
  static final int SAMPLE_RATE = 8_000;
  private static final int BYTES_PER_SAMPLE = 2;

  private final Path folder;

  VoicemailFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  WavSink create(String id) throws IOException {
    return WavSink.create(file(id), SAMPLE_RATE);
  }

  InputStream open(String id) throws IOException {
    return Files.newInputStream(file(id));
  }

  void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** Puts a file right whose writer was killed; its length in milliseconds, 0 for no sound. */
  long repair(String id) throws IOException {
    try {
      return lengthMs(WavRecordingWriter.repair(file(id)) / BYTES_PER_SAMPLE);
    } catch (NoSuchFileException e) {
      return 0; // killed between the row and the file
    }
  }

  static long lengthMs(long samples) {
    return samples * 1_000 / SAMPLE_RATE;
  }

  private Path file(String id) {
    return folder.resolve(id + ".wav");
  }
}
