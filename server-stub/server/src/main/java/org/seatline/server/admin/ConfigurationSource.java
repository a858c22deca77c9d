package org.seatline.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the configuration's files are: the administrator's folder, or the sample inside the
 * program. The sample cannot be written to: before the first change it is copied into the data
 * folder, and that copy is the administrator's folder from then on, also after a restart.
 */
public final class ConfigurationSource {
  private final @Nullable Path given;
  private final Path copy;

  private ConfigurationSource(@Nullable Path given, Path copy) {
    this.given = given;
    this.copy = copy;
  }

  /**
   * Names the places; nothing is read or made.
   *
   * @param given the administrator's folder, or null
   * @param data the server's data folder
   */
  public static ConfigurationSource of(@Nullable Path given, Path data) {
    return new ConfigurationSource(given, data.resolve("centre"));
  }

  /** The folder, or null while it is the sample inside the program. */
  private @Nullable Path folder() {
    return given != null ? given : Files.exists(copy.resolve("centre.json")) ? copy : null;
  }

  /** Opens it for reading. */
  public ConfigurationFolder open() throws ConfigurationException {
    return ConfigurationFolder.open(folder());
  }

  /** Where it is, for people; empty for the sample. */
  String forPeople() {
    Path folder = folder();
    return folder == null ? "" : folder.toAbsolutePath().normalize().toString();
  }

  /**
   * Makes an edit in the folder's file. When the file there is the one in force, it becomes the new
   * one; otherwise its other changes stay.
   *
   * @throws QuickChanges.Misfit when the file there cannot be edited
   */
  void write(QuickChanges.Edit edit, Path inForce, ConfigurationVersions.Draft draft)
      throws IOException, QuickChanges.Misfit {
    Path folder = writable(inForce);
    Path file = folder.resolve(edit.file());
    String text =
        FolderFiles.same(file, inForce.resolve(edit.file()))
            ? Files.readString(draft.folder().resolve(edit.file()), StandardCharsets.UTF_8)
            : merged(edit, folder);
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String merged(QuickChanges.Edit edit, Path folder) throws QuickChanges.Misfit {
    if (!edit.merges()) {
      throw new QuickChanges.Misfit(
          ConfigurationWords.text("mistake.folder-has-its-own", edit.file()));
    }
    try {
      return edit.in(folder);
    } catch (IOException | QuickChanges.Misfit e) {
      throw new QuickChanges.Misfit(
          ConfigurationWords.text(
              "mistake.folder-does-not-fit", edit.file(), String.valueOf(e.getMessage())));
    }
  }

  /** Takes back what a version changed; a file that was edited since stays as it is. */
  void undo(Path inForce, Path target) throws IOException, QuickChanges.Misfit {
    Path folder = writable(inForce);
    for (String file : FolderFiles.different(inForce, target)) {
      if (FolderFiles.same(folder.resolve(file), inForce.resolve(file))) {
        replace(folder.resolve(file), FolderFiles.read(target.resolve(file)));
      }
    }
  }

  private Path writable(Path inForce) throws IOException {
    Path folder = folder();
    if (folder != null) {
      return folder;
    }
    FolderFiles.removeAll(copy);
    for (String file : FolderFiles.list(inForce)) {
      if (!file.equals("centre.json")) {
        FolderFiles.copy(inForce.resolve(file), copy.resolve(file), copy.resolve(file));
      }
    }
    // Last, because with it the folder counts.
    FolderFiles.copy(
        inForce.resolve("centre.json"), copy.resolve("centre.json"), copy.resolve("centre.json"));
    return copy;
  }

  private static void replace(Path file, byte @Nullable [] content) throws QuickChanges.Misfit {
    try {
      FolderFiles.replace(file, content);
    } catch (IOException e) {
      throw new QuickChanges.Misfit(
          ConfigurationWords.text(
              "mistake.folder-not-writable", file.toString(), String.valueOf(e.getMessage())));
    }
  }
}
