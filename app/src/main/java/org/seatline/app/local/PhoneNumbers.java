package org.seatline.app.local;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.seatline.app.session.DialTarget;

/** Finds the forms under which a number, however written, may be stored. Thread-safe. */
final class PhoneNumbers {
  private static final int INPUT_MAX_CHARS = 60;

  private final NumberRules rules;
  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

  PhoneNumbers(NumberRules rules) {
    this.rules = rules;
  }

  /** The stored forms that this number may have, likeliest first; empty when it is withheld. */
  Set<String> candidates(String written) {
    String digits = dialable(written);
    Set<String> found = new LinkedHashSet<>();
    if (digits.isEmpty()) {
      return found;
    }
    String inside = without(digits, rules.outsideLinePrefix());
    for (String form : new String[] {digits, inside}) {
      e164(form).ifPresent(found::add);
      String international = without(form, rules.internationalPrefix());
      if (!international.equals(form)) {
        e164("+" + international).ifPresent(found::add);
      }
    }
    if (!digits.startsWith("+")) {
      e164("+" + digits).ifPresent(found::add);
    }
    found.add(digits);
    return found;
  }

  /** What a number is when it is dialled; empty for what is none. */
  Optional<DialTarget> dialTarget(String written) {
    String digits = dialable(written);
    String inside = without(digits, rules.outsideLinePrefix());
    for (String form :
        new String[] {digits, inside, "+" + without(digits, rules.internationalPrefix())}) {
      Optional<DialTarget> target = valid(form);
      if (target.isPresent()) {
        return target;
      }
    }
    return digits.isEmpty() ? Optional.empty() : Optional.of(new DialTarget(digits, digits));
  }

  private Optional<DialTarget> valid(String digits) {
    try {
      var number = util.parse(digits, rules.region());
      if (!util.isValidNumber(number)) {
        return Optional.empty();
      }
      String international = util.format(number, PhoneNumberFormat.E164);
      boolean here = number.getCountryCode() == util.getCountryCodeForRegion(rules.region());
      String national = util.format(number, PhoneNumberFormat.NATIONAL).replaceAll("\\D", "");
      return Optional.of(new DialTarget(international, here ? national : international));
    } catch (NumberParseException e) {
      return Optional.empty(); // another form may be one
    }
  }

  /** Digits and a leading plus of what stands in a SIP address or was typed by a person. */
  static String dialable(String written) {
    String cut = written.substring(0, Math.min(written.length(), INPUT_MAX_CHARS));
    String plain = Normalizer.normalize(cut, Normalizer.Form.NFKC).strip();
    plain = plain.replaceFirst("(?i)^(tel|sips?):", "").replaceFirst("[;@].*$", "");
    if (plain.matches(".*\\p{L}.*")) {
      return "";
    }
    String digits = plain.replaceAll("\\D", "");
    boolean plus = plain.startsWith("+") || plain.startsWith("(+");
    return plus && !digits.isEmpty() ? "+" + digits : digits;
  }

  private static String without(String digits, String prefix) {
    return !prefix.isEmpty() && digits.startsWith(prefix)
        ? digits.substring(prefix.length())
        : digits;
  }

  private Optional<String> e164(String digits) {
    try {
      var number = util.parse(digits, rules.region());
      return util.isPossibleNumber(number)
          ? Optional.of(util.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty(); // not a number of this region: another form may be one
    }
  }
}
