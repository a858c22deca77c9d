package org.seatline.server.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.seatline.softphone.media.WavSink;

/** Messages in one folder: {@code CALL-N.wav}. */
final class TestVoicemail implements VoicemailBox {
  private final Path folder;
  private final List<Path> files = new CopyOnWriteArrayList<>();

  TestVoicemail(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Those that were begun, in order. */
  List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public Message begin(Note note) throws IOException {
    Path file = folder.resolve(note.callId() + "-" + files.size() + ".wav");
    WavSink sink = WavSink.create(file, PromptLibrary.SAMPLE_RATE);
    files.add(file);
    return new Message() {
      @Override
      public void write(short[] frame, int length, int sampleRate) {
        sink.write(frame, length, sampleRate);
      }

      @Override
      public void finish(LongConsumer kept) {
        try {
          sink.close();
          kept.accept(sink.samples() * 1_000 / PromptLibrary.SAMPLE_RATE);
        } catch (IOException e) {
          kept.accept(0);
        }
      }
    };
  }

  @Override
  public long keptBeforeMs(String callId) {
    return 0;
  }
}
