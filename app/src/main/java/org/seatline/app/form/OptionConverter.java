package org.seatline.app.form;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FormField;

/** Option ids on the inside, words on the screen. */
final class OptionConverter extends StringConverter<String> {
  private final FormField field;
  private final Messages messages;

  OptionConverter(FormField field, Messages messages) {
    this.field = field;
    this.messages = messages;
  }

  @Override
  public String toString(@Nullable String optionId) {
    return optionId == null
        ? ""
        : field.option(optionId).map(option -> messages.of(option.label())).orElse(optionId);
  }

  @Override
  public @Nullable String fromString(String words) {
    return field.options().stream()
        .filter(option -> messages.of(option.label()).equals(words))
        .map(FormField.Option::id)
        .findFirst()
        .orElse(null);
  }
}
