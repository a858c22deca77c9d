package org.seatline.server.admin;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;
import org.seatline.server.admin.Configuration.NumberRules;

/**
 * Brings phone numbers, however they are written, to one form: E.164 where the number is possible,
 * else its digits. Used at the edge (trunk, loading) and nowhere else. Safe for several threads.
 */
public final class PhoneNumbers {
  private static final int INPUT_MAX_CHARS = 60;

  private final NumberRules rules;
  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

  public PhoneNumbers(NumberRules rules) {
    this.rules = rules;
  }

  /**
   * The number in its one form, for example {@code +8613800005678}; empty when it is withheld
   * ({@code anonymous}, nothing).
   */
  public String normalise(String written) {
    String digits = dialable(written);
    if (digits.isEmpty()) {
      return "";
    }
    return valid(digits)
        .or(() -> valid(withoutPrefix(digits, rules.outsideLinePrefix())))
        .or(() -> valid(plusFor(digits)))
        .or(() -> valid(plusFor(withoutPrefix(digits, rules.outsideLinePrefix()))))
        .or(() -> valid("+" + digits))
        .or(() -> possible(digits))
        .orElse(digits);
  }

  /** A normalised number as people of this place dial and say it. */
  public String national(String normalised) {
    return parse(normalised)
        .filter(number -> number.getCountryCode() == util.getCountryCodeForRegion(rules.region()))
        .map(number -> util.format(number, PhoneNumberFormat.NATIONAL).replaceAll("\\D", ""))
        .orElse(normalised);
  }

  /** Digits and a leading plus of what stands in a SIP user part or was typed by a person. */
  private static String dialable(String written) {
    String cut = written.substring(0, Math.min(written.length(), INPUT_MAX_CHARS));
    String plain = Normalizer.normalize(cut, Normalizer.Form.NFKC).strip();
    plain = plain.replaceFirst("(?i)^(tel|sips?):", "").replaceFirst("[;@].*$", "");
    boolean plus = plain.startsWith("+") || plain.startsWith("(+");
    String digits = plain.replaceAll("\\D", "");
    if (plain.matches(".*\\p{L}.*") || digits.isEmpty()) {
      return "";
    }
    return plus ? "+" + digits : digits;
  }

  private String plusFor(String digits) {
    String prefix = rules.internationalPrefix();
    return !prefix.isEmpty() && digits.startsWith(prefix)
        ? "+" + digits.substring(prefix.length())
        : digits;
  }

  private static String withoutPrefix(String digits, String prefix) {
    return !prefix.isEmpty() && digits.startsWith(prefix)
        ? digits.substring(prefix.length())
        : digits;
  }

  private Optional<String> valid(String digits) {
    return parse(digits).filter(util::isValidNumber).map(this::e164);
  }

  private Optional<String> possible(String digits) {
    return parse(digits).filter(util::isPossibleNumber).map(this::e164);
  }

  private String e164(PhoneNumber number) {
    return util.format(number, PhoneNumberFormat.E164);
  }

  private Optional<PhoneNumber> parse(String digits) {
    try {
      return Optional.of(util.parse(digits, rules.region()));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
