package org.seatline.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings as a JSON file. A value that is missing or wrong falls back to the standard one, so
 * that no settings file can keep a seat from starting. Thread-safe; blocks on the disk.
 */
public final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final int FILE_BYTES_MAX = 64 * 1024;

  private final Path file;
  private final SeatSettings standard;

  /** The settings in {@code folder}; {@code language} is for a workplace without any. */
  public SettingsFile(Path folder, String language) {
    this.file = folder.resolve("settings.json");
    this.standard = SeatSettings.standard(language);
  }

  /** Reads the settings. */
  public synchronized SeatSettings read() {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        LOG.warn("the settings file is too large and is not used");
        return standard;
      }
      return parse(Wire.mapper().readTree(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return standard;
    } catch (JsonProcessingException e) {
      LOG.warn("the settings file is no JSON and is not used: {}", e.getOriginalMessage());
      return standard;
    } catch (IOException e) {
      LOG.warn("the settings file cannot be read and is not used: {}", e.getMessage());
      return standard;
    }
  }

  private SeatSettings parse(JsonNode json) {
    long after = json.path("autoAnswerAfterMs").asLong(-1);
    return new SeatSettings(
        oneOf(json.path("language"), standard.language(), "zh", "en"),
        oneOf(json.path("theme"), standard.theme(), "light", "dark"),
        json.path("lastAgentId").asText(""),
        after < 0 ? null : after,
        HeadsetJson.read(json.path("headset")),
        HeadsetJson.readCheck(json.path("lastCheck")));
  }

  private static String oneOf(JsonNode node, String otherwise, String first, String second) {
    String text = node.asText(otherwise);
    return text.equals(first) || text.equals(second) ? text : otherwise;
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
        json(settings).toPrettyString(),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ObjectNode json(SeatSettings settings) {
    ObjectNode json = Wire.mapper().createObjectNode();
    json.put("language", settings.language());
    json.put("theme", settings.theme());
    json.put("lastAgentId", settings.lastAgentId());
    @Nullable Long after = settings.autoAnswerAfterMs();
    if (after != null) {
      json.put("autoAnswerAfterMs", after);
    }
    HeadsetJson.write(json.putObject("headset"), settings.headset());
    @Nullable AudioCheckResult check = settings.lastCheck();
    if (check != null) {
      HeadsetJson.writeCheck(json.putObject("lastCheck"), check);
    }
    return json;
  }
}
