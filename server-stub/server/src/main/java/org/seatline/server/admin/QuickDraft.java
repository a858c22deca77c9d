package org.seatline.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.QuickChange;

/** A draft with quick changes in it; knows which of them a mistake belongs to. */
final class QuickDraft {
  private final ConfigurationVersions.Draft draft;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, List<QuickChanges.Edit>> files = new LinkedHashMap<>();
  private final List<ConfigurationMistake> mistakes = new ArrayList<>();

  /** Where a change is. */
  private record Place(int change, String file, String path) {
    boolean has(String mistake) {
      String at = mistake.substring(mistake.lastIndexOf(' ') + 1);
      boolean within = path.isEmpty() || at.equals(path) || at.startsWith(path + "/");
      return mistake.startsWith(file) && within;
    }
  }

  /**
   * Writes the changes into the draft, one after the other; one that does not fit is left out.
   *
   * @param forms the newest published version of each form
   */
  QuickDraft(
      ConfigurationVersions.Draft draft, List<QuickChange> changes, Map<String, Integer> forms)
      throws IOException {
    this.draft = draft;
    var ground = new QuickChanges.Ground(draft.folder(), forms);
    for (int i = 0; i < changes.size(); i++) {
      try {
        QuickChanges.Edit edit = QuickChanges.edit(changes.get(i), ground);
        String text = text(draft.folder().resolve(edit.file()));
        places.add(new Place(i, edit.file(), edit.path(text)));
        draft.write(edit.file(), edit.edit(text));
        files.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(edit);
      } catch (QuickChanges.Misfit e) {
        mistakes.add(ConfigurationMistake.of(e.sentence()).by(i));
      }
    }
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }

  ConfigurationVersions.Draft draft() {
    return draft;
  }

  /** Changes that did not fit. */
  List<ConfigurationMistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The changes of each file together. */
  List<QuickChanges.Edit> byFile() {
    return files.entrySet().stream()
        .<QuickChanges.Edit>map(file -> new QuickChanges.Together(file.getKey(), file.getValue()))
        .toList();
  }

  /** The same mistakes, each with the change that made it. */
  List<ConfigurationMistake> byChange(List<ConfigurationMistake> found) {
    return found.stream()
        .map(
            mistake ->
                places.reversed().stream()
                    .filter(place -> place.has(mistake.place()))
                    .findFirst()
                    .map(place -> mistake.by(place.change()))
                    .orElse(mistake))
        .toList();
  }
}
