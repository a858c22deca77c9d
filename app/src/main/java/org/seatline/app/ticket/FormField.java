package org.seatline.app.ticket;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.script.Condition;
import org.seatline.protocol.LocalizedText;

/**
 * A field of a ticket form. Values are text: dates {@code yyyy-MM-dd}, times {@code HH:mm}, choices
 * by option id, several joined by commas, checkboxes {@code true} or {@code false}.
 *
 * @param requiredWhen makes it required when it holds, or null
 * @param visibleWhen shows it only when it holds, or null for always
 * @param maxLength characters
 */
public record FormField(
    String id,
    LocalizedText label,
    Type type,
    boolean required,
    @Nullable Condition requiredWhen,
    @Nullable Condition visibleWhen,
    List<Option> options,
    int maxLength,
    @Nullable LocalizedText hint) {
  /** Copies the list. */
  public FormField {
    options = List.copyOf(options);
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
    METER
  }

  /** One of the options of a choice. */
  public record Option(String id, LocalizedText label) {}

  /** The option with this id. */
  public Optional<Option> option(String optionId) {
    return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
  }
}
