package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param phones normalised numbers
 * @param flags {@code vip}, {@code life-support}, {@code do-not-call}
 * @param language preferred language, {@code zh} or {@code en}
 * @param mergedInto id of the record that this one was merged into, or null
 */
public record CustomerRecord(
    String id,
    LocalizedText name,
    List<String> phones,
    LocalizedText address,
    String language,
    Set<String> flags,
    List<Meter> meters,
    List<Bill> bills,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mergedInto) {

  /** One that was not merged into another. */
  public CustomerRecord(
      String id,
      LocalizedText name,
      List<String> phones,
      LocalizedText address,
      String language,
      Set<String> flags,
      List<Meter> meters,
      List<Bill> bills) {
    this(id, name, phones, address, language, flags, meters, bills, null);
  }

  /** What is left of one that was merged into another: its name, and where to look. */
  public CustomerRecord tombstone(String keptId) {
    LocalizedText nowhere = new LocalizedText("", "");
    return new CustomerRecord(
        id, name, List.of(), nowhere, language, Set.of(), List.of(), List.of(), keptId);
  }

  /** The same with other numbers and flags. */
  public CustomerRecord with(List<String> nextPhones, Set<String> nextFlags) {
    return new CustomerRecord(
        id, name, nextPhones, address, language, nextFlags, meters, bills, mergedInto);
  }

  /** The same with other meters and bills. */
  public CustomerRecord withMeters(List<Meter> nextMeters, List<Bill> nextBills) {
    return new CustomerRecord(
        id, name, phones, address, language, flags, nextMeters, nextBills, mergedInto);
  }

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
