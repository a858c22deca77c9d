package org.seatline.protocol.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;

/** Phone numbers as people write them into a form. */
public final class PhoneRule {
  /** Where a number without a country code belongs. */
  private static final String REGION = "CN";

  /** Hot lines, extensions and emergency numbers. */
  private static final Pattern SHORT = Pattern.compile("[0-9]{3,6}");

  /** What a role that may not see the number gets instead of it. */
  private static final Pattern MASKED = Pattern.compile("[+]?[0-9]*[*]+[0-9*]*");

  private static final Pattern SIGNS = Pattern.compile("[\\s()./-]");

  private PhoneRule() {}

  /** Whether it has the length of a phone number, is a short one, or a masked one. */
  static boolean isNumber(String value) {
    String digits = SIGNS.matcher(value).replaceAll("");
    return SHORT.matcher(digits).matches()
        || MASKED.matcher(digits).matches()
        || PhoneNumberUtil.getInstance().isPossibleNumber(digits, REGION);
  }

  /** The same number with gaps as they are usual; what is none stays as it is. */
  public static String grouped(String value) {
    String digits = SIGNS.matcher(value).replaceAll("");
    if (SHORT.matcher(digits).matches() || MASKED.matcher(digits).matches()) {
      return value;
    }
    try {
      var util = PhoneNumberUtil.getInstance();
      var number = util.parse(digits, REGION);
      boolean ours = number.getCountryCode() == util.getCountryCodeForRegion(REGION);
      return util.isPossibleNumber(number)
          ? util.format(number, ours ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL)
          : value;
    } catch (NumberParseException e) {
      return value; // the check says so at the field
    }
  }
}
