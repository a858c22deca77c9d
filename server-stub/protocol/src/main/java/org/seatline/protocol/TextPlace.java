package org.seatline.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in braces in a text of {@link CentreTexts}, as {@code {customer}}. */
public enum TextPlace {
  /** The customer's name. */
  CUSTOMER,
  /** The customer's address. */
  ADDRESS,
  /** The number of the customer's first meter. */
  METER,
  /** The name of whoever writes. */
  AGENT,
  /** The ticket's number. */
  TICKET,
  /** The day. */
  TODAY,
  /** The time of the day. */
  NOW,
  /** Nothing: it is left to be filled. */
  GAP;

  /** Anything in braces; the first group is what stands in them. */
  public static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  /** As it is written. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is written so. */
  public static Optional<TextPlace> byId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
