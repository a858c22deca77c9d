package org.seatline.softphone.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file whose header is put right after every chunk, so that the file can be played while it
 * grows and after {@code kill -9}.
 *
 * <pre>
 * 0 "RIFF" | 4 size-8 | 8 "WAVE" | 12 "fmt " | 16 16 | 20 tag 1, channels | 24 rate
 * 28 bytes/s | 32 bytes/frame, bits | 36 "data" | 40 size | 44 samples...
 * </pre>
 */
public final class WavRecordingWriter implements RecordingWriter {
  static final int HEADER_BYTES = 44;
  private static final long DATA_BYTES_MAX = 0xFFFF_FFFFL - HEADER_BYTES;

  private final FileChannel file;
  private final ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
  private long dataBytes;

  private WavRecordingWriter(FileChannel file, long dataBytes) {
    this.file = file;
    this.dataBytes = dataBytes;
  }

  /** Begins a new file; one that exists is an error. */
  public static WavRecordingWriter create(Path path, int channels, int sampleRate)
      throws IOException {
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(HEADER_BYTES - 8).put(ascii("WAVEfmt ")).putInt(16);
    header.putShort((short) 1).putShort((short) channels).putInt(sampleRate);
    header.putInt(sampleRate * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
    header.put(ascii("data")).putInt(0).flip();
    file.write(header, 0);
    return new WavRecordingWriter(file, 0);
  }

  /** Puts the header of a file right whose writer died; returns the bytes of sound in it. */
  public static long repair(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      if (file.size() < HEADER_BYTES) {
        throw new IOException("shorter than a header: " + path.getFileName());
      }
      ByteBuffer frameBytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
      try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
        in.read(frameBytes, 32);
      }
      int frame = Math.max(1, frameBytes.getShort(0));
      long whole = (file.size() - HEADER_BYTES) / frame * frame;
      file.truncate(HEADER_BYTES + whole);
      new WavRecordingWriter(file, whole).writeSizes();
      file.force(true);
      return whole;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void append(byte[] chunk, int length) throws IOException {
    if (dataBytes + length > DATA_BYTES_MAX) {
      throw new IOException("a WAV file holds no more than 4 GB");
    }
    ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, length);
    while (bytes.hasRemaining()) {
      dataBytes += file.write(bytes, HEADER_BYTES + dataBytes);
    }
    writeSizes();
  }

  private void writeSizes() throws IOException {
    file.write(size.clear().putInt((int) (dataBytes + HEADER_BYTES - 8)).flip(), 4);
    file.write(size.clear().putInt((int) dataBytes).flip(), 40);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      file.force(true);
    }
  }
}
