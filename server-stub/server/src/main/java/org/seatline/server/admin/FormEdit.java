package org.seatline.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.seatline.protocol.FormVersions;
import org.seatline.protocol.QuickChange;
import org.seatline.protocol.Wire;

/**
 * A form that is published: the whole file, with the version after the newest one. Whether agents
 * can fill it is found by the check of the files, at its places.
 *
 * @param newest the newest version that was published, 0 for none
 */
record FormEdit(String file, QuickChange.PublishForm change, int newest)
    implements QuickChanges.Edit {
  private static final String FOLDER = "forms";
  private static final String ENDING = ".json";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  /** Finds the form's file; a new form gets one of its own. */
  static FormEdit of(QuickChange.PublishForm change, QuickChanges.Ground ground)
      throws IOException, QuickChanges.Misfit {
    String id = change.formId();
    if (!ID.matcher(id).matches()) {
      throw misfit("mistake.form-id", id);
    }
    String file = file(ground.folder().resolve(FOLDER), id);
    int newest = ground.forms().getOrDefault(id, 0);
    if (change.basedOnVersion() != newest) {
      throw newest == 0
          ? misfit("mistake.form-unknown", file, id)
          : misfit("mistake.form-stale", file, newest, change.basedOnVersion());
    }
    if (change.body().length() > FormVersions.BODY_MAX_CHARS) {
      throw misfit("mistake.form-long", file, change.body().length(), FormVersions.BODY_MAX_CHARS);
    }
    return new FormEdit(file, change, newest);
  }

  private static QuickChanges.Misfit misfit(String key, Object... args) {
    Object[] texts = Stream.of(args).map(String::valueOf).toArray();
    return new QuickChanges.Misfit(ConfigurationWords.text(key, texts));
  }

  private static String file(Path forms, String id) throws IOException, QuickChanges.Misfit {
    for (Path file : files(forms)) {
      if (idIn(file).filter(id::equals).isPresent()) {
        return FOLDER + "/" + file.getFileName();
      }
    }
    String name = id + ENDING;
    for (Path file : files(forms)) {
      if (String.valueOf(file.getFileName()).equalsIgnoreCase(name)) {
        throw misfit("mistake.form-file", FOLDER + "/" + file.getFileName(), id);
      }
    }
    return FOLDER + "/" + name;
  }

  private static List<Path> files(Path forms) throws IOException {
    if (!Files.isDirectory(forms)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(forms)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /** The id that a file has; one that does not say is called by its name. */
  private static Optional<String> idIn(Path file) throws IOException {
    try {
      String name = String.valueOf(file.getFileName());
      JsonNode form = Wire.mapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
      String otherwise = name.substring(0, name.length() - ENDING.length());
      return Optional.of(form.path("id").asText(otherwise));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // the check of the files says so
    }
  }

  /** A text that is no JSON stays as it is: the check says at which line it is wrong. */
  @Override
  public String edit(String text) throws IOException, QuickChanges.Misfit {
    try {
      JsonNode form = Wire.mapper().readTree(change.body());
      if (!form.isObject()) {
        return change.body();
      }
      String id = form.path("id").asText(change.formId());
      if (!id.equals(change.formId())) {
        throw misfit("mistake.form-other", file, id, change.formId());
      }
      String named = JsonEdit.put(change.body(), "", "id", Wire.encode(id));
      return JsonEdit.put(named, "", "version", String.valueOf(newest + 1));
    } catch (JsonProcessingException e) {
      return change.body();
    }
  }

  @Override
  public String path(String text) {
    return "";
  }

  /** It takes the place of the whole file. */
  @Override
  public boolean merges() {
    return false;
  }
}
