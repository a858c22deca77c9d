package org.seatline.app.customer;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seatline.app.customer.Duplicates.Likeness;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;

/** What there is to say about two records that become one. */
final class MergeWords {
  private final Messages messages;
  private final CustomerViewModel model;

  MergeWords(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  /** Why two records may be one customer. */
  String why(Collection<Likeness> likeness) {
    return joined(
        likeness.stream()
            .map(
                each ->
                    messages.get(
                        "customer.merge.same."
                            + each.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .toList());
  }

  private String joined(List<String> words) {
    return String.join(messages.get("customer.merge.and"), words);
  }

  /** Name and numbers. */
  String title(CustomerRecord of) {
    String name = messages.of(of.name());
    String numbers = joined(of.phones().stream().map(model::numberText).toList());
    return numbers.isEmpty() ? name : messages.get("customer.merge.offer", name, numbers);
  }

  /** What a field is called. */
  String field(String field) {
    return messages.get("customer.field." + field);
  }

  /** A value as people read it. */
  String value(String field, String value) {
    if (value.isBlank()) {
      return messages.get("customer.merge.empty");
    }
    return field.equals(CustomerField.LANGUAGE)
        ? messages.get("customer.language." + value)
        : value;
  }

  /** The numbers, none when there are none. */
  Optional<String> phones(List<String> phones) {
    return line("customer.merge.numbers", phones.stream().map(model::numberText).toList());
  }

  /** The flags. */
  Optional<String> flags(List<String> flags) {
    return line(
        "customer.merge.flags",
        flags.stream().sorted().map(flag -> messages.get("customer.flag." + flag)).toList());
  }

  /** The meters. */
  Optional<String> meters(List<CustomerRecord.Meter> meters) {
    return line(
        "customer.merge.meters", meters.stream().map(CustomerRecord.Meter::number).toList());
  }

  private Optional<String> line(String key, List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(messages.get(key, joined(words)));
  }

  /** What changes hands. */
  String moves(int tickets, int contacts) {
    return messages.get("customer.merge.moves", tickets, contacts);
  }
}
