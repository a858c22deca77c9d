package org.seatline.app.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forms that were read before: reading one compiles its expressions, which takes a tenth of a
 * second while the program is cold. Any thread but the UI thread.
 */
public final class FormShelf {
  private static final Logger LOG = LoggerFactory.getLogger(FormShelf.class);
  private static final int FORMS_MAX = 64;

  private final Map<JsonNode, FormDocument> read = new LinkedHashMap<>();

  /** The form of a document; empty, and logged, when it cannot be used. */
  public synchronized Optional<FormDocument> read(JsonNode json) {
    FormDocument known = read.get(json);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      FormDocument form = FormParser.parse(json);
      if (read.size() >= FORMS_MAX) {
        read.clear();
      }
      read.put(json, form);
      return Optional.of(form);
    } catch (MalformedDocumentException e) {
      LOG.error("the form cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
