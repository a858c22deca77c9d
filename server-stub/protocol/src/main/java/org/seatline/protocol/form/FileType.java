package org.seatline.protocol.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is by its first bytes: its name proves nothing. Pure. Signatures after the <a
 * href="https://mimesniff.spec.whatwg.org/">MIME Sniffing Standard</a> and ISO/IEC 14496-12 (HEIC).
 */
public enum FileType {
  /** Portable Network Graphics. */
  PNG(FileKind.IMAGE, "image/png", "png"),
  /** A photo, as most cameras make them. */
  JPEG(FileKind.IMAGE, "image/jpeg", "jpg", "jpeg", "jpe"),
  /** Graphics Interchange Format. */
  GIF(FileKind.IMAGE, "image/gif", "gif"),
  /** A Windows bitmap. */
  BMP(FileKind.IMAGE, "image/bmp", "bmp", "dib"),
  /** WebP. */
  WEBP(FileKind.IMAGE, "image/webp", "webp"),
  /** A photo, as iPhones make them. */
  HEIC(FileKind.IMAGE, "image/heic", "heic", "heif"),
  /** Portable Document Format. */
  PDF(FileKind.PDF, "application/pdf", "pdf"),
  /** Text in UTF-8. */
  TEXT(FileKind.TEXT, "text/plain", "txt", "csv", "log", "md");

  /** So many bytes of a file are enough to tell what it is. */
  public static final int HEAD_BYTES = 4_096;

  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "mif1", "msf1");
  private static final int BRAND_AT = 8;
  private static final int UTF8_MAX_BYTES = 4;
  private static final byte DELETE = 127;

  private final FileKind kind;
  private final String mime;

  /** With blanks between them. */
  private final String endings;

  FileType(FileKind kind, String mime, String... endings) {
    this.kind = kind;
    this.mime = mime;
    this.endings = String.join(" ", endings);
  }

  /** What a form calls it. */
  public FileKind kind() {
    return kind;
  }

  /** Its media type. */
  public String mime() {
    return mime;
  }

  /** How names of such files end, the usual one first; without the dot. */
  public List<String> endings() {
    return List.of(endings.split(" "));
  }

  /** The type with this media type. */
  public static Optional<FileType> ofMime(String mime) {
    return Arrays.stream(values()).filter(type -> type.mime.equals(mime)).findFirst();
  }

  /**
   * What a file is; empty for anything that no field takes: programs, archives, what is unknown.
   *
   * @param head the first {@link #HEAD_BYTES} bytes, or all of a shorter file
   */
  public static Optional<FileType> of(byte[] head) {
    return Arrays.stream(values()).filter(type -> type.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    return switch (this) {
      case PNG -> at(head, 0, "\u0089PNG\r\n\u001a\n");
      case JPEG -> at(head, 0, "\u00ff\u00d8\u00ff");
      case GIF -> at(head, 0, "GIF87a") || at(head, 0, "GIF89a");
      case BMP -> at(head, 0, "BM") && at(head, 6, "\0\0\0\0");
      case WEBP -> at(head, 0, "RIFF") && at(head, BRAND_AT, "WEBP");
      case HEIC ->
          at(head, 4, "ftyp") && HEIC_BRANDS.stream().anyMatch(brand -> at(head, BRAND_AT, brand));
      case PDF -> at(head, 0, "%PDF-");
      case TEXT -> isText(head);
    };
  }

  private static boolean at(byte[] head, int from, String signature) {
    byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= from + wanted.length
        && Arrays.equals(head, from, from + wanted.length, wanted, 0, wanted.length);
  }

  /** UTF-8 without control characters that is no script; the last character may be cut. */
  private static boolean isText(byte[] head) {
    if (head.length == 0 || at(head, 0, "#!")) {
      return false;
    }
    for (byte each : head) {
      boolean control = (each >= 0 && each < ' ') || each == DELETE;
      if (control && each != '\n' && each != '\r' && each != '\t') {
        return false;
      }
    }
    int cut = head.length < HEAD_BYTES ? 0 : UTF8_MAX_BYTES - 1;
    for (int without = 0; without <= cut; without++) {
      if (decodes(ByteBuffer.wrap(head, 0, head.length - without))) {
        return true;
      }
    }
    return false;
  }

  private static boolean decodes(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false; // that is the answer
    }
  }

  /**
   * A name that says what the file is: without folders and signs that file systems refuse, not too
   * long, and with an ending of this type, so that nothing opens it as something else.
   */
  public String named(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "_").strip();
    int dot = clean.lastIndexOf('.');
    boolean fits = dot > 0 && endings().contains(clean.substring(dot + 1).toLowerCase(Locale.ROOT));
    String stem = fits ? clean.substring(0, dot) : clean;
    String ending = fits ? clean.substring(dot) : "." + endings().getFirst();
    int room = AttachedFiles.NAME_MAX_CHARS - ending.length();
    if (stem.length() > room) {
      boolean pair = Character.isHighSurrogate(stem.charAt(room - 1));
      stem = stem.substring(0, pair ? room - 1 : room);
    }
    return (stem.isBlank() ? kind.id() : stem) + ending;
  }
}
