package org.seatline.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a command line on this computer is known to a running server: by a token that is derived from
 * the data folder's secret, which only its owner may read. The server's address is in the file
 * {@code server.address} of the data folder while it runs.
 */
final class LocalCommands {
  private static final String ADDRESS = "server.address";
  private static final String PURPOSE = "seatline local commands 1";

  private final byte[] token;

  private LocalCommands(byte[] token) {
    this.token = token;
  }

  static LocalCommands of(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] derived = mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
      return new LocalCommands(
          HexFormat.of().formatHex(derived).getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** The token as it stands in a request. */
  String token() {
    return new String(token, StandardCharsets.US_ASCII);
  }

  /** Whether this is the token; takes as long for any answer. */
  boolean fits(String offered) {
    return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
  }

  /** Says in the data folder where the server is, until this is closed. */
  static AutoCloseable announce(Path data, InetAddress bind, int port) throws IOException {
    InetAddress reached = bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind;
    String host = reached.getHostAddress();
    String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    Path file = data.resolve(ADDRESS);
    Files.writeString(file, address, StandardCharsets.UTF_8);
    return () -> Files.deleteIfExists(file);
  }

  /**
   * Where the server of this data folder is.
   *
   * @throws IOException when none has said so
   */
  static URI address(Path data) throws IOException {
    return URI.create(Files.readString(data.resolve(ADDRESS), StandardCharsets.UTF_8).strip());
  }
}
