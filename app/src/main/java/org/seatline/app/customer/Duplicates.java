package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRecord.Meter;
import org.seatline.protocol.LocalizedText;

/** Which records may be the same customer as another one, and why. Pure. */
final class Duplicates {
  private Duplicates() {}

  /** What two records have in common, the strongest first. */
  enum Likeness {
    /** Name and address, in one of the languages. */
    NAME_AND_ADDRESS,
    /** A meter. */
    METER,
    /** A telephone number; people who live together share one, too. */
    NUMBER
  }

  /** A record that may be the same customer. */
  record Suspect(CustomerRecord other, Set<Likeness> why) {
    private static final Comparator<Suspect> LIKELIEST_FIRST =
        Comparator.comparingInt((Suspect suspect) -> -suspect.why.size())
            .thenComparing(suspect -> suspect.why.iterator().next())
            .thenComparing(suspect -> suspect.other.id());
  }

  /** Those of the candidates that may be this customer, the likeliest first, each once. */
  static List<Suspect> of(CustomerRecord customer, Collection<CustomerRecord> candidates) {
    List<Suspect> suspects = new ArrayList<>();
    for (CustomerRecord other : Set.copyOf(candidates)) {
      Set<Likeness> why = why(customer, other);
      boolean itself = other.id().equals(customer.id()) || other.mergedInto() != null;
      if (!itself && !why.isEmpty()) {
        suspects.add(new Suspect(other, why));
      }
    }
    suspects.sort(Suspect.LIKELIEST_FIRST);
    return suspects;
  }

  private static Set<Likeness> why(CustomerRecord one, CustomerRecord other) {
    Set<Likeness> why = EnumSet.noneOf(Likeness.class);
    if (same(one.name(), other.name()) && same(one.address(), other.address())) {
      why.add(Likeness.NAME_AND_ADDRESS);
    }
    List<String> meters = one.meters().stream().map(Meter::number).toList();
    if (other.meters().stream().map(Meter::number).anyMatch(meters::contains)) {
      why.add(Likeness.METER);
    }
    if (other.phones().stream().anyMatch(one.phones()::contains)) {
      why.add(Likeness.NUMBER);
    }
    return why;
  }

  /** One of the texts of one is one of the other's; what is empty is like nothing. */
  private static boolean same(LocalizedText one, LocalizedText other) {
    List<String> texts = Stream.of(other.en(), other.zh()).map(Duplicates::plain).toList();
    return Stream.of(one.en(), one.zh())
        .map(Duplicates::plain)
        .anyMatch(text -> !text.isEmpty() && texts.contains(text));
  }

  /** Letters and digits alone: capitals, gaps and commas make no other customer. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
