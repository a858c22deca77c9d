package org.seatline.app.ticket;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.form.FormField;

/** What the customer's record knows of a field, by the field's type. */
final class Prefill {
  private Prefill() {}

  /** The value, empty when the record does not say, or says several things. */
  static String value(FormField field, @Nullable CustomerRecord customer, String callerNumber) {
    return switch (field.type()) {
      case NAME -> customer == null ? "" : customer.name().in(customer.language());
      case ADDRESS -> customer == null ? "" : customer.address().in(customer.language());
      case PHONE -> phone(customer, callerNumber);
      case METER ->
          customer != null && customer.meters().size() == 1
              ? customer.meters().getFirst().number()
              : "";
      default -> "";
    };
  }

  private static String phone(@Nullable CustomerRecord customer, String callerNumber) {
    if (!callerNumber.isEmpty()) {
      return callerNumber;
    }
    return customer == null || customer.phones().isEmpty() ? "" : customer.phones().getFirst();
  }
}
