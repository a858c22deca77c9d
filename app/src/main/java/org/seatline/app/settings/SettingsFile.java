package org.seatline.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings as a JSON file. A value that is missing or wrong falls back to the standard one, so
 * that no settings file can keep a seat from starting; a file with something wrong in it is kept
 * beside. Thread-safe; blocks on the disk.
 */
public final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final int FILE_BYTES_MAX = 64 * 1024;
  private static final int KEPT_MAX = 9;

  private final Path file;
  private final SeatSettings standard;

  /** The settings in {@code folder}; {@code language} is for a workplace without any. */
  public SettingsFile(Path folder, String language) {
    this.file = folder.resolve("settings.json");
    this.standard = SeatSettings.standard(language);
  }

  /** Reads the settings; changes nothing on the disk. */
  public synchronized SeatSettings read() {
    return find().settings();
  }

  /**
   * Reads the settings at a start. Where something in the file is wrong, the file as it was is
   * copied to one beside it, and a file with what counts now takes its place.
   */
  public synchronized FoundSettings load() {
    FoundSettings found = find();
    if (found.wrong().isEmpty()) {
      return found;
    }
    LOG.warn("the settings file is wrong in {}", found.wrong());
    try {
      Path kept = keepBeside();
      write(found.settings());
      return new FoundSettings(found.settings(), found.wrong(), String.valueOf(kept.getFileName()));
    } catch (IOException e) {
      LOG.warn("the wrong settings file cannot be kept beside: {}", e.getMessage());
      return found;
    }
  }

  /** The last of the names is taken again and again. */
  private Path keepBeside() throws IOException {
    int number = 1;
    Path kept = beside(number);
    while (number < KEPT_MAX && Files.exists(kept)) {
      number++;
      kept = beside(number);
    }
    Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    return kept;
  }

  private Path beside(int number) {
    return file.resolveSibling("settings-wrong-" + number + ".json");
  }

  private FoundSettings find() {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        return unusable("it is too large");
      }
      JsonValues json = JsonValues.of(Wire.mapper().readTree(Files.readString(file)));
      SeatSettings settings = SettingsJson.read(json, standard);
      return new FoundSettings(settings, List.copyOf(json.wrong()), "");
    } catch (NoSuchFileException e) {
      return new FoundSettings(standard, List.of(), "");
    } catch (JsonProcessingException e) {
      return unusable(e.getOriginalMessage());
    } catch (IOException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
  }

  private FoundSettings unusable(String why) {
    LOG.warn("the settings file is not used: {}", why);
    return new FoundSettings(standard, List.of(FoundSettings.WHOLE_FILE), "");
  }

  /**
   * Writes the settings, whole or not at all.
   *
   * @throws IOException when the disk refuses; the old settings are still there
   */
  public synchronized void write(SeatSettings settings) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path next = file.resolveSibling("settings.json.new");
    // On the disk before it takes the old one's name, so that a power cut leaves one of the two.
    Files.writeString(
        next,
        SettingsJson.write(settings).toPrettyString(),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
