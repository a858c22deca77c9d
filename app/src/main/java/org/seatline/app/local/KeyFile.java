package org.seatline.app.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random 256-bit key in a file beside the store that only its owner may read. */
public final class KeyFile implements StoreKey {
  private static final String NAME = "store.key";
  private static final int KEY_BYTES = 32;
  private static final int HEX_CHARS = 2 * KEY_BYTES;

  private final SecureRandom random = new SecureRandom();

  @Override
  public char[] filePassword(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      byte[] key = new byte[KEY_BYTES];
      random.nextBytes(key);
      write(file, HexFormat.of().formatHex(key));
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (text.length() != HEX_CHARS) {
      throw new IOException("the key file of the local store is damaged: " + file.getFileName());
    }
    return text.toCharArray();
  }

  private static void write(Path file, String text) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, attributes);
    Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
  }
}
