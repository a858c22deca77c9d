package org.seatline.app.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Text of an answer that may come compressed: the JDK's client leaves that to its user. */
final class PackedBody {
  /** What is understood. */
  static final String CODING = "gzip";

  /** Many times what a page holds: nothing that is unpacked fills the memory. */
  static final int UNPACKED_MAX_BYTES = 64 * 1024 * 1024;

  /** The text, in UTF-8. */
  static final BodyHandler<String> TEXT =
      info -> {
        boolean packed =
            info.headers().firstValue("Content-Encoding").filter(CODING::equals).isPresent();
        return BodySubscribers.mapping(
            BodySubscribers.ofByteArray(),
            bytes -> new String(packed ? unpack(bytes) : bytes, StandardCharsets.UTF_8));
      };

  private PackedBody() {}

  /**
   * Unpacks.
   *
   * @throws UncheckedIOException when it is damaged or too large
   */
  static byte[] unpack(byte[] packed) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = in.readNBytes(UNPACKED_MAX_BYTES + 1);
      if (bytes.length > UNPACKED_MAX_BYTES) {
        throw new IOException("an answer is larger than " + UNPACKED_MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
