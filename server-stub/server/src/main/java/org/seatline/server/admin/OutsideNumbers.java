package org.seatline.server.admin;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Why;

/**
 * Which numbers outside a caller may be handed over to: those of the centre's own country that cost
 * no more than a call, and not the centre itself. Safe for several threads.
 */
public final class OutsideNumbers {
  private static final Set<PhoneNumberType> COSTLY =
      Set.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
  private final Configuration.NumberRules rules;

  public OutsideNumbers(Configuration.NumberRules rules) {
    this.rules = rules;
  }

  /** Why this number may not be dialled, a code of {@link Why}, or null; E.164 is wanted. */
  public @Nullable String refusal(String number) {
    PhoneNumber parsed;
    try {
      parsed = util.parse(number, null);
    } catch (NumberParseException e) {
      return Why.WRONG_NUMBER;
    }
    if (!util.isValidNumber(parsed)
        || !util.format(parsed, PhoneNumberFormat.E164).equals(number)) {
      return Why.WRONG_NUMBER;
    }
    boolean here = parsed.getCountryCode() == util.getCountryCodeForRegion(rules.region());
    boolean ours = new PhoneNumbers(rules).normalise(rules.serviceNumber()).equals(number);
    boolean allowed = here && !ours && !COSTLY.contains(util.getNumberType(parsed));
    return allowed ? null : Why.NUMBER_NOT_ALLOWED;
  }
}
