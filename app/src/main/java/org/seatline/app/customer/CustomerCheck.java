package org.seatline.app.customer;

import java.util.Optional;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DialTarget;

/** What a record may hold, as the server will judge it; answers the key of what is wrong. */
final class CustomerCheck {
  static final int NAME_MAX_CHARS = 100;
  static final int ADDRESS_MAX_CHARS = 300;
  static final String BAD_NUMBER = "customer.wrong.number";

  private static final int NUMBER_MIN_CHARS = 3;

  private CustomerCheck() {}

  static Optional<String> name(String name) {
    if (name.isBlank()) {
      return Optional.of("customer.wrong.name");
    }
    return length(name);
  }

  /** Whether a name is too long. */
  static Optional<String> length(String name) {
    return name.strip().length() > NAME_MAX_CHARS
        ? Optional.of("customer.wrong.name-long")
        : Optional.empty();
  }

  static Optional<String> address(String address) {
    return address.strip().length() > ADDRESS_MAX_CHARS
        ? Optional.of("customer.wrong.address-long")
        : Optional.empty();
  }

  /** What a number is when it is dialled; empty for what is none. */
  static Optional<DialTarget> number(Desk desk, String written) {
    return desk.dialTarget(written).filter(found -> found.number().length() >= NUMBER_MIN_CHARS);
  }
}
