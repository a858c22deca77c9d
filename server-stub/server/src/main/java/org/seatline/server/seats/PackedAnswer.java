package org.seatline.server.seats;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.seatline.protocol.Wire;

/** Long answers in JSON, compressed for whoever can read that (RFC 9110, 12.5.3). */
public final class PackedAnswer {
  /** Shorter answers gain nothing. */
  private static final int PACKED_MIN_BYTES = 1_000;

  private static final String GZIP = "gzip";

  private PackedAnswer() {}

  /** Answers with JSON. */
  public static void json(ServerRequest request, ServerResponse response, Object body) {
    byte[] bytes = Wire.encodeBytes(body);
    if (bytes.length >= PACKED_MIN_BYTES && reads(request)) {
      send(response, packed(bytes));
    } else {
      headers(response);
      response.send(bytes);
    }
  }

  /** JSON as {@link #send} takes it. */
  public static byte[] pack(Object body) {
    return packed(Wire.encodeBytes(body));
  }

  /** Answers somebody who {@link #reads} it with what was packed before. */
  public static void send(ServerResponse response, byte[] packed) {
    headers(response);
    response.header(HeaderNames.CONTENT_ENCODING, GZIP);
    response.send(packed);
  }

  private static void headers(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.header(HeaderNames.VARY, HeaderNames.ACCEPT_ENCODING.defaultCase());
  }

  /** Whether packed answers can be read there. */
  public static boolean reads(ServerRequest request) {
    String accepted = request.headers().first(HeaderNames.ACCEPT_ENCODING).orElse("");
    for (String one : accepted.toLowerCase(Locale.ROOT).split(",")) {
      String coding = one.replace(" ", "");
      if (coding.equals(GZIP)
          || (coding.startsWith(GZIP + ";q=") && !coding.matches(".*=0(\\.0*)?"))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
    try (OutputStream out = new Quick(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return packed.toByteArray();
  }

  /** The quickest level: it halves the time and costs a tenth of the gain. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
