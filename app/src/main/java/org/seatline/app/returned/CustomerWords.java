package org.seatline.app.returned;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.returned.CameBackPage.Word;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;

/** What came back about customers' records, in words. */
final class CustomerWords {
  private final Messages messages;
  private final SeatSnapshot.@Nullable Person person;

  /**
   * @param person who reads it
   */
  CustomerWords(Messages messages, SeatSnapshot.@Nullable Person person) {
    this.messages = messages;
    this.person = person;
  }

  String title(Mutation.OfCustomer mutation) {
    return switch (mutation) {
      case Mutation.CustomerCreated m ->
          messages.get("returned.customer-new", messages.of(m.customer().name()));
      case Mutation.CustomerChanged _ -> messages.get("returned.customer-change");
      case Mutation.CustomersMerged _ -> messages.get("returned.customer-merge");
      case Mutation.CustomersParted _ -> messages.get("returned.customer-part");
      case Mutation.NumberRevealed _ -> messages.get("returned.reveal");
    };
  }

  List<Word> words(Mutation.OfCustomer mutation) {
    return switch (mutation) {
      case Mutation.CustomerCreated m -> record(m.customer());
      case Mutation.CustomerChanged m ->
          m.edits().stream().map(edit -> word(edit.field(), edit.after())).toList();
      case Mutation.CustomersMerged m ->
          List.of(
              at(m.atMs()),
              new Word(messages.get("customer.merge.stays"), messages.of(m.seen().kept().name())),
              new Word(messages.get("customer.merge.goes"), messages.of(m.seen().gone().name())),
              new Word(messages.get("customer.reveal-why"), m.reason()));
      case Mutation.CustomersParted m -> List.of(at(m.atMs()));
      case Mutation.NumberRevealed m ->
          List.of(at(m.atMs()), new Word(messages.get("customer.reveal-why"), m.reason()));
    };
  }

  private Word at(long atMs) {
    return new Word(messages.get("returned.when"), Clocks.dayAndTime(atMs));
  }

  private List<Word> record(CustomerRecord customer) {
    List<Word> words = new ArrayList<>();
    words.add(new Word(messages.get("customer.field.name"), messages.of(customer.name())));
    customer.phones().forEach(phone -> words.add(word(CustomerField.PHONE + phone, "")));
    words.add(new Word(messages.get("customer.field.address"), messages.of(customer.address())));
    return words;
  }

  private Word word(String field, String value) {
    if (field.startsWith(CustomerField.PHONE)) {
      String number = PhoneMask.text(person, field.substring(CustomerField.PHONE.length()));
      return new Word(messages.get("customer.field.phone"), number);
    }
    String key = "customer.field." + field.replace('/', '.');
    return new Word(messages.has(key) ? messages.get(key) : field, value);
  }
}
