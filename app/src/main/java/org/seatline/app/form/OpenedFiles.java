package org.seatline.app.form;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that other programs show: in the open in a folder that only this person can read, until
 * {@link #clear}. Blocks on the disk. Safe for several threads.
 */
public final class OpenedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OpenedFiles.class);
  private static final String FOLDER = "seatline-opened-";

  private final Path parent;
  private final Opener opener;
  private @Nullable Path folder;

  /** Shows a file by whatever program the system has for it. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Begins to show it.
     *
     * @throws IOException when there is no program for it
     */
    void open(Path file) throws IOException;
  }

  /**
   * @param parent where the folder goes; what an earlier process left there is deleted
   */
  public OpenedFiles(Path parent, Opener opener) {
    this.parent = parent;
    this.opener = opener;
  }

  /** In the system's folder for what does not last, shown by the system's programs. */
  public static OpenedFiles usual() {
    return new OpenedFiles(
        Path.of(System.getProperty("java.io.tmpdir")), OpenedFiles::openBySystem);
  }

  private static void openBySystem(Path file) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.startsWith("windows")
            ? List.of("rundll32.exe", "url.dll,FileProtocolHandler", file.toString())
            : List.of(system.startsWith("mac") ? "open" : "xdg-open", file.toString());
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Writes a file and has it shown.
   *
   * @throws IOException when it cannot be written, or there is no program for it
   */
  public synchronized void open(String id, String name, byte[] content) throws IOException {
    Path home = folder;
    if (home == null) {
      clear();
      home = Files.createTempDirectory(parent, FOLDER);
      folder = home;
    }
    Path file = Files.createDirectories(home.resolve(id)).resolve(name);
    if (!Files.exists(file)) {
      Files.write(file, content);
    }
    opener.open(file);
  }

  /** Deletes what was shown; what a program still holds is deleted next time. */
  public synchronized void clear() {
    folder = null;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, FOLDER + "*")) {
      for (Path each : left) {
        delete(each);
      }
    } catch (IOException e) {
      LOG.warn("files that were opened could not be looked for: {}", e.toString());
    }
  }

  private static void delete(Path top) {
    try (var walked = Files.walk(top)) {
      for (Path each : walked.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      LOG.warn("a file that was opened is still in use: {}", e.toString());
    }
  }
}
