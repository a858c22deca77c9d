package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.FormCheck;
import org.seatline.protocol.form.FormFinding;
import org.seatline.server.store.Documents.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and checks scripts, forms, articles and drills, which need nothing of the other files. */
final class DocumentFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentFiles.class);
  private static final String FORM = "form";
  private static final String TEXTS = "texts";

  private final ConfigurationFolder folder;
  private final Check check;
  private final Problems problems = new Problems();
  private final List<JsonPlace> texts = new ArrayList<>();
  private final Map<String, JsonNode> forms = new HashMap<>();

  /**
   * How far forms are checked.
   *
   * @param published what no form may contradict
   * @param known files that were checked before
   */
  record Check(PublishedForms published, Predicate<String> known) {
    /** Only whether they can be read at all. */
    static final Check NONE = new Check(PublishedForms.NONE, file -> true);

    /** Every one, by itself. */
    static final Check ALL = new Check(PublishedForms.NONE, file -> false);

    /** Every one, also against what was published. */
    static Check against(PublishedForms published) {
      return new Check(published, file -> false);
    }
  }

  private DocumentFiles(ConfigurationFolder folder, Check check) {
    this.folder = folder;
    this.check = check;
  }

  /** The files, sorted. */
  static List<String> list(ConfigurationFolder folder) throws ConfigurationException {
    try {
      List<String> files = new ArrayList<>();
      for (String sub : ConfigurationFolder.documentFolders().values().stream().sorted().toList()) {
        files.addAll(folder.jsonFiles(sub));
      }
      return files;
    } catch (IOException e) {
      throw new ConfigurationException(List.of(folder.root() + ": " + e.getMessage()));
    }
  }

  /**
   * The documents.
   *
   * @throws ConfigurationException with every mistake in them
   */
  static List<Document> read(ConfigurationFolder folder, Check check)
      throws ConfigurationException {
    var files = new DocumentFiles(folder, check);
    List<Document> documents = new ArrayList<>();
    for (Map.Entry<String, String> kind : ConfigurationFolder.documentFolders().entrySet()) {
      Set<String> ids = new HashSet<>();
      for (String file : list(folder)) {
        if (file.startsWith(kind.getValue() + "/")) {
          documents.add(files.document(kind.getKey(), file, ids));
        }
      }
    }
    new TextsCheck(files.forms).check(files.texts);
    files.problems.throwIfAny();
    return documents;
  }

  private Document document(String kind, String file, Set<String> ids)
      throws ConfigurationException {
    int before = problems.count();
    JsonPlace place = folder.json(file, problems);
    boolean readable = problems.count() == before;
    boolean named = place.has("id");
    String id = named ? place.id("id") : baseName(file);
    if (!ids.add(id)) {
      place.at("id").problem("another file has this id");
    }
    int version = (int) place.number("version", 1, Integer.MAX_VALUE, 1);
    var document = new Document(kind, id, version, withId(place.node(), id));
    if (kind.equals(TEXTS)) {
      texts.add(place);
    }
    if (kind.equals(FORM) && readable) {
      forms.put(id, place.node());
      if (!check.known().test(file)) {
        findings(file, named, id);
      }
      check
          .published()
          .insteadOf(document)
          .ifPresent(next -> place.at("version").problem(otherContent(version, next)));
    }
    return document;
  }

  private static String otherContent(int version, int next) {
    return "version " + version + " was published with other content: raise it to " + next;
  }

  private void findings(String file, boolean named, String id) throws ConfigurationException {
    try {
      String text = folder.text(file);
      String form = named ? text : JsonEdit.put(text, "", "id", Wire.encode(id));
      for (FormFinding finding : FormCheck.check(form)) {
        Object[] arguments = finding.arguments().stream().map(String::valueOf).toArray();
        String what = ConfigurationWords.text(finding.key(), arguments).en();
        String place = ("line " + finding.line() + " " + finding.pointer()).strip();
        if (finding.weight() == FormFinding.Weight.WRONG) {
          problems.add(file, place, what);
        } else {
          LOG.warn("{} {}: {}", file, place, what);
        }
      }
    } catch (IOException e) {
      throw new ConfigurationException(List.of(file + ": " + e.getMessage()));
    }
  }

  private static String baseName(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".json".length());
  }

  private static String withId(JsonNode document, String id) {
    if (document instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id);
    }
    return Wire.encode(document);
  }
}
