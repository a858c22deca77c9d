package org.seatline.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of a {@link CustomerRecord} by the ids that {@link Mutation.Edit edits} name. Each
 * number and each flag is a field of its own: {@code phone/+86…} and {@code flag/vip}, whose value
 * is {@link #YES} or empty, so that two people may add one each.
 */
public final class CustomerField {
  /** English name. */
  public static final String NAME_EN = "name.en";

  /** Chinese name. */
  public static final String NAME_ZH = "name.zh";

  /** English address. */
  public static final String ADDRESS_EN = "address.en";

  /** Chinese address. */
  public static final String ADDRESS_ZH = "address.zh";

  /** Preferred language. */
  public static final String LANGUAGE = "language";

  /** Before a number. */
  public static final String PHONE = "phone/";

  /** Before a flag. */
  public static final String FLAG = "flag/";

  /** The value of a number or flag that is there. */
  public static final String YES = "yes";

  /** Those with a text of their own. */
  public static final List<String> TEXTS =
      List.of(NAME_EN, NAME_ZH, ADDRESS_EN, ADDRESS_ZH, LANGUAGE);

  private CustomerField() {}

  /** Whether there is such a field. */
  public static boolean exists(String field) {
    return TEXTS.contains(field) || field.startsWith(PHONE) || field.startsWith(FLAG);
  }

  /** What stands in a field. */
  public static String value(CustomerRecord of, String field) {
    return switch (field) {
      case NAME_EN -> of.name().en();
      case NAME_ZH -> of.name().zh();
      case ADDRESS_EN -> of.address().en();
      case ADDRESS_ZH -> of.address().zh();
      case LANGUAGE -> of.language();
      default -> {
        boolean there =
            field.startsWith(PHONE)
                ? of.phones().contains(field.substring(PHONE.length()))
                : of.flags().contains(flag(field));
        yield there ? YES : "";
      }
    };
  }

  /** The same record with another value in a field. */
  public static CustomerRecord with(CustomerRecord of, String field, String value) {
    return switch (field) {
      case NAME_EN -> texts(of, new LocalizedText(value, of.name().zh()), of.address());
      case NAME_ZH -> texts(of, new LocalizedText(of.name().en(), value), of.address());
      case ADDRESS_EN -> texts(of, of.name(), new LocalizedText(value, of.address().zh()));
      case ADDRESS_ZH -> texts(of, of.name(), new LocalizedText(of.address().en(), value));
      case LANGUAGE -> speaking(of, value);
      default -> {
        List<String> phones = new ArrayList<>(of.phones());
        Set<String> flags = new LinkedHashSet<>(of.flags());
        if (field.startsWith(PHONE)) {
          put(phones, field.substring(PHONE.length()), value);
        } else {
          put(flags, flag(field), value);
        }
        yield of.with(phones, flags);
      }
    };
  }

  private static String flag(String field) {
    return field.startsWith(FLAG) ? field.substring(FLAG.length()) : field;
  }

  private static void put(Collection<String> all, String one, String value) {
    if (value.isEmpty()) {
      all.remove(one);
    } else if (!all.contains(one)) {
      all.add(one);
    }
  }

  private static CustomerRecord texts(
      CustomerRecord of, LocalizedText name, LocalizedText address) {
    return new CustomerRecord(
        of.id(),
        name,
        of.phones(),
        address,
        of.language(),
        of.flags(),
        of.meters(),
        of.bills(),
        of.mergedInto());
  }

  private static CustomerRecord speaking(CustomerRecord of, String language) {
    return new CustomerRecord(
        of.id(),
        of.name(),
        of.phones(),
        of.address(),
        language,
        of.flags(),
        of.meters(),
        of.bills(),
        of.mergedInto());
  }
}
