package org.seatline.app.local;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.seatline.protocol.CustomerRecord;

/** What a customer is found by when somebody types, and how well it fits. */
final class CustomerText {
  private static final int RANK_NAME = 0;
  private static final int RANK_NAME_BEGINS = 1;
  private static final int RANK_METER = 2;
  private static final int RANK_ELSEWHERE = 3;

  private CustomerText() {}

  /** The line of the index. */
  static String line(CustomerRecord customer) {
    StringJoiner numbers = new StringJoiner(" ");
    customer.phones().forEach(number -> numbers.add(plain(number)));
    return TextIndex.line(customer.id(), of(customer), numbers.toString());
  }

  /** Names, meters and address in small letters. */
  static String of(CustomerRecord customer) {
    StringJoiner meters = new StringJoiner(" ");
    customer.meters().forEach(meter -> meters.add(plain(meter.number())));
    StringJoiner text = new StringJoiner(String.valueOf(TextIndex.PART_END));
    text.add(plain(customer.name().en())).add(plain(customer.name().zh())).add(meters.toString());
    text.add(plain(customer.address().en())).add(plain(customer.address().zh()));
    return text.toString();
  }

  private static String plain(String text) {
    String printable = text;
    if (text.chars().anyMatch(c -> c < ' ')) {
      printable = text.replaceAll("[\\x00-\\x1f]", " ");
    }
    return printable.toLowerCase(Locale.ROOT);
  }

  /** Whether a customer's text has every word. */
  static boolean has(CustomerRecord customer, List<String> words) {
    String text = of(customer);
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** How well a text fits what was typed; less is better. */
  static int rank(String text, String typed) {
    String[] parts = text.split(String.valueOf(TextIndex.PART_END), -1);
    if (parts[0].equals(typed) || parts[1].equals(typed)) {
      return RANK_NAME;
    }
    if (parts[0].startsWith(typed) || parts[1].startsWith(typed)) {
      return RANK_NAME_BEGINS;
    }
    return parts[2].contains(typed) ? RANK_METER : RANK_ELSEWHERE;
  }
}
