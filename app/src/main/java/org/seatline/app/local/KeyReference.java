package org.seatline.app.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.seatline.protocol.Wire;

/**
 * Where the key of a store is: in the system's key store, under this id.
 *
 * @param keeper which key store
 * @param check the beginning of a hash of the key, to tell another key from this one
 */
record KeyReference(int version, String keeper, String id, String check) {
  /** Beside the store. */
  static final String NAME = "store.keyref";

  static final int VERSION = 1;
  private static final int CHECK_CHARS = 16;
  private static final int BYTES_MAX = 4096;

  static KeyReference to(String keeper, String id, String key) {
    return new KeyReference(VERSION, keeper, id, checkOf(key));
  }

  boolean isOf(String key) {
    return check.equals(checkOf(key));
  }

  private static String checkOf(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("seatline key check 1 " + key).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, CHECK_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** The reference in a file; empty where there is none. */
  static Optional<KeyReference> read(Path file) throws IOException {
    DurableFile.dropUnfinished(file);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException("the reference to the key is damaged: too long");
    }
    try {
      KeyReference read = Wire.mapper().readValue(Files.readString(file), KeyReference.class);
      if (read == null || read.version != VERSION || read.id == null || read.check == null) {
        throw new IOException("the reference to the key is damaged: not whole");
      }
      return Optional.of(read);
    } catch (JsonProcessingException e) {
      throw new IOException("the reference to the key is damaged: " + e.getOriginalMessage(), e);
    }
  }

  void write(Path file) throws IOException {
    DurableFile.replace(file, Wire.encode(this).getBytes(StandardCharsets.UTF_8));
  }
}
