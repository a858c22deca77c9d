package org.seatline.app.ticket;

import java.util.Arrays;
import org.seatline.app.fx.Messages;

/** A field's value as people read it: choices by their names. */
public final class FieldWords {
  private FieldWords() {}

  /** The words for a value, in the language of the moment. */
  public static String of(Messages messages, FormField field, String value) {
    return switch (field.type()) {
      case CHECKBOX -> messages.get(value.equals("true") ? "ticket.yes" : "ticket.no");
      case CHOICE -> field.option(value).map(option -> messages.of(option.label())).orElse(value);
      case MULTICHOICE ->
          String.join(
              ", ",
              Arrays.stream(value.split(","))
                  .map(id -> field.option(id).map(o -> messages.of(o.label())).orElse(id))
                  .toList());
      default -> value;
    };
  }
}
