package org.seatline.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatline.protocol.FormVersions;
import org.seatline.protocol.Wire;
import org.seatline.server.store.Documents.Document;
import org.seatline.server.store.Store;

/**
 * The forms that were published, each version as it was: tickets are shown in them, so no version
 * may get another content.
 */
final class PublishedForms {
  /** None was published. */
  static final PublishedForms NONE = new PublishedForms();

  private final Map<String, JsonNode> bodies = new HashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();

  private PublishedForms() {}

  /** Those that the store keeps. */
  static PublishedForms in(Store store) {
    var published = new PublishedForms();
    for (Document form : store.inTransaction(tx -> tx.documents().formVersions())) {
      published.add(form.id(), form.version(), json(form.body()));
    }
    return published;
  }

  /** Those in the folders of kept configurations, the newest folder first. */
  static PublishedForms in(List<Path> folders) throws IOException, ConfigurationException {
    var published = new PublishedForms();
    for (Path root : folders) {
      try (ConfigurationFolder folder = ConfigurationFolder.open(root)) {
        for (Document form : DocumentFiles.read(folder, DocumentFiles.Check.NONE)) {
          if (form.kind().equals("form")) {
            published.add(form.id(), form.version(), json(form.body()));
          }
        }
      }
    }
    return published;
  }

  private void add(String id, int version, JsonNode body) {
    bodies.putIfAbsent(FormVersions.id(id, version), body);
    newest.merge(id, version, Math::max);
  }

  private static JsonNode json(String body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored form cannot be read", e);
    }
  }

  /** The number that a form needs instead, when its own was published with another content. */
  Optional<Integer> insteadOf(Document form) {
    JsonNode before = bodies.get(FormVersions.id(form.id(), form.version()));
    return before == null || before.equals(json(form.body()))
        ? Optional.empty()
        : Optional.of(newest.getOrDefault(form.id(), form.version()) + 1);
  }
}
