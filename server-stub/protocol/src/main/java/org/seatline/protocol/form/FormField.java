package org.seatline.protocol.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * A field of a ticket form. Values are text: dates {@code yyyy-MM-dd}, times {@code HH:mm}, choices
 * by option id, several joined by commas, checkboxes {@code true} or {@code false}, tables as
 * {@link TableRows} writes them, files as {@link AttachedFiles} does.
 *
 * @param columns of a table; fields of one line, without conditions
 */
public record FormField(
    String id,
    LocalizedText label,
    Type type,
    FieldRules rules,
    FieldLimits limits,
    List<Option> options,
    List<FormField> columns,
    @Nullable LocalizedText hint) {
  /** Copies the lists. */
  public FormField {
    options = List.copyOf(options);
    columns = List.copyOf(columns);
  }

  /** What a field holds. */
  public enum Type {
    /** One line. */
    TEXT,
    /** Several lines. */
    MULTILINE,
    /** A decimal number. */
    NUMBER,
    /** A day. */
    DATE,
    /** A time of day. */
    TIME,
    /** One of the options. */
    CHOICE,
    /** Some of the options. */
    MULTICHOICE,
    /** Yes or no. */
    CHECKBOX,
    /** A phone number. */
    PHONE,
    /** A person's name; the customer's is filled in. */
    NAME,
    /** A postal address. */
    ADDRESS,
    /** A meter number; the customer's are offered. */
    METER,
    /** Rows of items. */
    TABLE,
    /** Files that are attached. */
    FILE,
    /** What an expression gives; nobody writes it. */
    COMPUTED;

    /** Whether it is one of {@link FormField#options}. */
    public boolean chooses() {
      return this == CHOICE || this == MULTICHOICE;
    }
  }

  /** One of the options of a choice. */
  public record Option(String id, LocalizedText label) {}

  /** A field that is always shown and has no rules but whether it must be filled. */
  public static FormField plain(String id, LocalizedText label, Type type, boolean required) {
    var rules = required ? FieldRules.REQUIRED : FieldRules.NONE;
    return new FormField(id, label, type, rules, FieldLimits.of(type), List.of(), List.of(), null);
  }

  /** The same field with these to choose from. */
  public FormField choosing(List<Option> from) {
    return new FormField(id, label, type, rules, limits, from, columns, hint);
  }

  /** Characters of a value at most. */
  public int maxLength() {
    return limits.maxLength();
  }

  /** The option with this id. */
  public Optional<Option> option(String optionId) {
    return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
  }
}
