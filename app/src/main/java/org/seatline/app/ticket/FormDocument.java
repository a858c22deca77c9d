package org.seatline.app.ticket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seatline.protocol.LocalizedText;

/** A ticket form: sections of fields. */
public record FormDocument(String id, int version, LocalizedText title, List<Section> sections) {
  /** Copies the list. */
  public FormDocument {
    sections = List.copyOf(sections);
  }

  /** Fields that belong together. */
  public record Section(String id, LocalizedText title, List<FormField> fields) {
    /** Copies the list. */
    public Section {
      fields = List.copyOf(fields);
    }
  }

  /** All fields in order. */
  public Stream<FormField> fields() {
    return sections.stream().flatMap(section -> section.fields().stream());
  }

  /** The field with this id. */
  public Optional<FormField> field(String fieldId) {
    return fields().filter(field -> field.id().equals(fieldId)).findFirst();
  }
}
