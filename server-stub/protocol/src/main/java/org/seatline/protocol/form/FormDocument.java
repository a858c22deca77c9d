package org.seatline.protocol.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.expression.Expression;

/** A ticket form: sections of fields. */
public record FormDocument(String id, int version, LocalizedText title, List<Section> sections) {
  /** Copies the list. */
  public FormDocument {
    sections = List.copyOf(sections);
  }

  /**
   * Fields that belong together.
   *
   * @param visibleWhen shows them only when it holds, or null for always
   * @param folding whether it begins folded, shown as its title, or does not fold at all
   */
  public record Section(
      String id,
      LocalizedText title,
      @Nullable Expression visibleWhen,
      Folding folding,
      List<FormField> fields) {
    /** Copies the list. */
    public Section {
      fields = List.copyOf(fields);
    }

    /** A section that is always shown. */
    public Section(String id, LocalizedText title, List<FormField> fields) {
      this(id, title, null, Folding.OPEN, fields);
    }
  }

  /** How a section begins. */
  public enum Folding {
    /** Its fields are shown. */
    OPEN,
    /** Only its title is shown, until somebody unfolds it or one of its fields is filled. */
    FOLDED
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
