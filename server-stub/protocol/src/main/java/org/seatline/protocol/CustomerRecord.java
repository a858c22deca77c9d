package org.seatline.protocol;

import java.util.List;
import java.util.Set;

/**
 * A customer.
 *
 * @param phones normalised numbers
 * @param flags {@code vip}, {@code life-support}, {@code do-not-call}
 * @param language preferred language, {@code zh} or {@code en}
 */
public record CustomerRecord(
    String id,
    LocalizedText name,
    List<String> phones,
    LocalizedText address,
    String language,
    Set<String> flags,
    List<Meter> meters,
    List<Bill> bills) {

  /** A meter, with the tariff that it is billed by. */
  public record Meter(String number, LocalizedText place, String tariff) {}

  /**
   * A bill.
   *
   * @param month {@code yyyy-MM}
   * @param amount yuan with two decimals, as text
   */
  public record Bill(
      String id, String meterNumber, String month, String kwh, String amount, boolean paid) {}
}
