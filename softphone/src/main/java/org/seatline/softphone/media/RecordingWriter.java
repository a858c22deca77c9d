package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where a recording's bytes go, chunk by chunk. What was appended before a crash can be read
 * afterwards. Used by one thread.
 */
public interface RecordingWriter extends Closeable {
  /** Writes the first {@code length} bytes: interleaved 16-bit little-endian samples. */
  void append(byte[] chunk, int length) throws IOException;

  /** Forces everything to the disk and closes. */
  @Override
  void close() throws IOException;
}
