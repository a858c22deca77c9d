package org.seatline.app.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The workplace's own key: random, 256 bits, in a file beside the store that only its owner may
 * read. With it the store opens and the outbox is delivered while nobody is signed in; what people
 * write is sealed by keys of their own ({@link LocalPeople}).
 */
public final class KeyFile implements StoreKey {
  static final String NAME = "store.key";
  private static final int HEX_CHARS = 2 * SealingKey.BYTES;

  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public char[] filePassword(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    DurableFile.dropUnfinished(file);
    if (!Files.exists(file)) {
      write(folder, random());
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (text.length() != HEX_CHARS) {
      throw new IOException("the key file of the local store is damaged: " + file.getFileName());
    }
    return text.toCharArray();
  }

  /** A new key, as the file has it. */
  static String random() {
    byte[] key = new byte[SealingKey.BYTES];
    RANDOM.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  void write(Path folder, String key) throws IOException {
    DurableFile.replace(folder.resolve(NAME), key.getBytes(StandardCharsets.US_ASCII));
  }

  void remove(Path folder) throws IOException {
    DurableFile.destroy(folder.resolve(NAME));
  }
}
