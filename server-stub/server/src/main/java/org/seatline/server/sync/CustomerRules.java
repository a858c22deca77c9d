package org.seatline.server.sync;

import java.util.List;
import java.util.Set;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRights;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.Role;
import org.seatline.server.admin.PhoneNumbers;

/** What a customer's record may hold, and who may write what. Throws {@link Rejection}. */
final class CustomerRules {
  private static final int NAME_MAX_CHARS = 100;
  private static final int ADDRESS_MAX_CHARS = 300;

  /** Longest reason, in characters. */
  static final int REASON_MAX_CHARS = 200;

  private static final int NUMBER_MIN_CHARS = 3;
  private static final int PHONES_MAX = 20;
  private static final Set<String> LANGUAGES = Set.of("zh", "en");
  private static final String NOT_ALLOWED = "not-allowed";

  private final PhoneNumbers numbers;

  CustomerRules(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  static void allowed(boolean may) {
    if (!may) {
      throw new Rejection(NOT_ALLOWED);
    }
  }

  /** Why something was done; the longest is {@link #REASON_MAX_CHARS}. */
  static void checkReason(String reason) {
    if (reason.isBlank()) {
      throw new Rejection("reason-needed");
    }
    if (reason.length() > REASON_MAX_CHARS) {
      throw new Rejection("too-large");
    }
  }

  /** A record that a seat makes has neither meters nor bills: those come from billing. */
  void checkNew(CustomerRecord customer, Set<Role> roles) {
    boolean plain =
        customer.meters().isEmpty() && customer.bills().isEmpty() && customer.mergedInto() == null;
    allowed(CustomerRights.mayEdit(roles) && plain);
    customer
        .flags()
        .forEach(flag -> allowed(CustomerRights.mayFlag(roles, flag, CustomerField.YES)));
    customer.phones().forEach(this::checkNumber);
    check(customer);
  }

  void checkEdits(List<Edit> edits, Set<Role> roles) {
    allowed(CustomerRights.mayEdit(roles));
    for (Edit edit : edits) {
      if (!CustomerField.exists(edit.field())) {
        throw new Rejection("bad-field");
      }
      if (edit.field().startsWith(CustomerField.FLAG)) {
        String flag = edit.field().substring(CustomerField.FLAG.length());
        allowed(CustomerRights.mayFlag(roles, flag, edit.after()));
      } else if (edit.field().startsWith(CustomerField.PHONE) && !edit.after().isEmpty()) {
        checkNumber(edit.field().substring(CustomerField.PHONE.length()));
      }
    }
  }

  private void checkNumber(String number) {
    if (number.length() < NUMBER_MIN_CHARS || !numbers.normalise(number).equals(number)) {
      throw new Rejection("bad-number");
    }
  }

  /** The record as a whole. */
  void check(CustomerRecord customer) {
    boolean named = !customer.name().en().isBlank() || !customer.name().zh().isBlank();
    if (!named || !LANGUAGES.contains(customer.language())) {
      throw new Rejection("bad-value");
    }
    if (!CustomerRights.FLAGS.containsAll(customer.flags())) {
      throw new Rejection("bad-field");
    }
    if (longest(customer.name().en(), customer.name().zh()) > NAME_MAX_CHARS
        || longest(customer.address().en(), customer.address().zh()) > ADDRESS_MAX_CHARS
        || customer.phones().size() > PHONES_MAX) {
      throw new Rejection("too-large");
    }
  }

  private static int longest(String one, String other) {
    return Math.max(one.length(), other.length());
  }
}
