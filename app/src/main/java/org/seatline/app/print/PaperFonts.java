package org.seatline.app.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of this computer that can be embedded: one that has Chinese, for every text; one with
 * Latin letters alone where nothing Chinese is written. Reads the disk; safe on any thread.
 */
public final class PaperFonts {
  private static final Logger LOG = LoggerFactory.getLogger(PaperFonts.class);

  /** Deeper folders are not looked into. */
  private static final int DEPTH_MAX = 6;

  /** A face, and its bold one; a part of a collection is named by its PostScript name. */
  private record Candidate(String regular, String bold, String face) {}

  /** The best first. */
  private static final List<Candidate> CHINESE =
      List.of(
          new Candidate("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "CJKsc"),
          new Candidate("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf", ""),
          new Candidate("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", ""),
          new Candidate("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf", ""),
          new Candidate("msyh.ttc", "msyhbd.ttc", ""),
          new Candidate("msyh.ttf", "msyhbd.ttf", ""),
          new Candidate("PingFang.ttc", "PingFang.ttc", "SC-Regular"),
          new Candidate("STHeiti Light.ttc", "STHeiti Medium.ttc", "SC"),
          new Candidate("wqy-microhei.ttc", "wqy-microhei.ttc", ""),
          new Candidate("wqy-zenhei.ttc", "wqy-zenhei.ttc", ""),
          new Candidate("simhei.ttf", "simhei.ttf", ""),
          new Candidate("simsun.ttc", "simsun.ttc", ""),
          new Candidate("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf", ""));

  private static final List<Candidate> LATIN =
      List.of(
          new Candidate("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", ""),
          new Candidate("segoeui.ttf", "segoeuib.ttf", ""),
          new Candidate("Arial.ttf", "Arial Bold.ttf", ""),
          new Candidate("arial.ttf", "arialbd.ttf", ""),
          new Candidate("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", ""),
          new Candidate("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", ""));

  private final List<Path> folders;

  /**
   * Fonts of these folders.
   *
   * @param folders those that are not there are passed over
   */
  public PaperFonts(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** The fonts where Linux, Windows and macOS have them. */
  public static PaperFonts ofTheSystem(Map<String, String> environment, Path home) {
    List<Path> folders = new ArrayList<>();
    String windows = environment.get("WINDIR");
    if (windows != null) {
      folders.add(Path.of(windows, "Fonts"));
    }
    folders.add(home.resolve("AppData/Local/Microsoft/Windows/Fonts"));
    folders.add(home.resolve(".local/share/fonts"));
    folders.add(home.resolve(".fonts"));
    folders.add(home.resolve("Library/Fonts"));
    folders.add(Path.of("/usr/share/fonts"));
    folders.add(Path.of("/usr/local/share/fonts"));
    folders.add(Path.of("/System/Library/Fonts"));
    folders.add(Path.of("/Library/Fonts"));
    return new PaperFonts(folders);
  }

  /** Two weights of one face. */
  record Faces(BaseFont regular, BaseFont bold) {
    /** The text with a question mark for what the face cannot write. */
    String writable(String text) {
      StringBuilder written = new StringBuilder();
      text.codePoints()
          .forEach(
              c ->
                  written.appendCodePoint(
                      c == '\n' || c == '\t' || regular.charExists(c) ? c : '?'));
      return written.toString();
    }
  }

  /**
   * A face for a paper.
   *
   * @throws PaperTrouble {@link PaperTrouble.Why#NO_FONT} when none here can write it
   */
  Faces forPaper(Paper paper) throws PaperTrouble {
    boolean chinese = paper.texts().anyMatch(PaperFonts::isChinese);
    Map<String, Path> found = files();
    Optional<Faces> face = first(CHINESE, found);
    if (face.isEmpty() && !chinese) {
      face = first(LATIN, found);
    }
    return face.orElseThrow(
        () -> new PaperTrouble(PaperTrouble.Why.NO_FONT, "no font for it in " + folders));
  }

  private static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                Character.isIdeographic(c)
                    || Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(
                        Character.UnicodeBlock.of(c)));
  }

  private Map<String, Path> files() {
    Map<String, Path> found = new HashMap<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
        files.forEach(file -> found.putIfAbsent(file.getFileName().toString(), file));
      } catch (IOException | UncheckedIOException e) {
        LOG.warn("fonts in {} cannot be listed: {}", folder, e.getMessage());
      }
    }
    return found;
  }

  private static Optional<Faces> first(List<Candidate> candidates, Map<String, Path> found) {
    return candidates.stream().flatMap(each -> faces(each, found).stream()).findFirst();
  }

  private static Optional<Faces> faces(Candidate candidate, Map<String, Path> found) {
    Path regular = found.get(candidate.regular());
    if (regular == null) {
      return Optional.empty();
    }
    Path bold = found.getOrDefault(candidate.bold(), regular);
    try {
      return Optional.of(new Faces(face(regular, candidate.face()), face(bold, candidate.face())));
    } catch (IOException | DocumentException e) {
      LOG.warn("the font {} cannot be embedded: {}", regular, e.getMessage());
      return Optional.empty();
    }
  }

  private static BaseFont face(Path file, String part) throws IOException {
    String name = file.toString();
    if (name.endsWith(".ttc")) {
      name = name + "," + part(file, part);
    }
    BaseFont face = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
    face.setSubset(true);
    return face;
  }

  /** The place of a part in a collection; the first where none is named so. */
  private static int part(Path file, String part) throws IOException {
    String[] names = BaseFont.enumerateTTCNames(file.toString());
    for (int i = 0; i < names.length && !part.isEmpty(); i++) {
      if (names[i].contains(part)) {
        return i;
      }
    }
    return 0;
  }
}
