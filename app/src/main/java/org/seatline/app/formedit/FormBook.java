package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/** The published forms, each with the versions that are here. */
public record FormBook(List<Entry> forms) {
  /** Nothing was published. */
  public static final FormBook EMPTY = new FormBook(List.of());

  /** Copies the list. */
  public FormBook {
    forms = List.copyOf(forms);
  }

  /**
   * A form.
   *
   * @param versions the newest first
   */
  public record Entry(String id, LocalizedText title, List<Version> versions) {
    /** Copies the list. */
    public Entry {
      versions = List.copyOf(versions);
    }

    /** The number of the newest version. */
    public int newest() {
      return versions.isEmpty() ? 0 : versions.getFirst().number();
    }
  }

  /** A version as it was published. */
  public record Version(int number, JsonNode body) {}

  /** Sorts documents: forms by their ids, versions from the newest down, each once. */
  public static FormBook of(List<JsonNode> documents) {
    Map<String, TreeMap<Integer, JsonNode>> found = new TreeMap<>();
    for (JsonNode document : documents) {
      found
          .computeIfAbsent(
              document.path("id").asText(), id -> new TreeMap<>(Comparator.reverseOrder()))
          .putIfAbsent(document.path("version").asInt(), document);
    }
    List<Entry> forms = new ArrayList<>();
    found.forEach((id, versions) -> forms.add(entry(id, versions)));
    return new FormBook(forms);
  }

  private static Entry entry(String id, Map<Integer, JsonNode> bodies) {
    List<Version> versions =
        bodies.entrySet().stream().map(e -> new Version(e.getKey(), e.getValue())).toList();
    JsonNode title = versions.getFirst().body().path("title");
    var words = new LocalizedText(title.path("en").asText(id), title.path("zh").asText(id));
    return new Entry(id, words, versions);
  }

  /** What was published, and beside it what is known and the copy does not have yet. */
  FormBook after(List<JsonNode> documents) {
    List<JsonNode> all = new ArrayList<>(documents);
    forms.forEach(form -> form.versions().forEach(version -> all.add(version.body())));
    return of(all);
  }

  /** What a draft would change of a form; of none, everything is new. */
  static List<FormDifference.Entry> changes(@Nullable Entry form, FormDraft draft) {
    FormDraft before =
        form == null ? NewItems.nothing() : FormDraft.read(form.versions().getFirst().body());
    return FormDifference.between(before, draft);
  }

  /** The form with this id. */
  public Optional<Entry> find(String id) {
    return forms.stream().filter(form -> form.id().equals(id)).findFirst();
  }
}
