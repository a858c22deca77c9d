package org.seatline.server;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.admin.PhoneAccount;
import org.seatline.server.admin.PhoneAccount.AtRegistration;
import org.seatline.server.admin.PhoneFeature;
import org.seatline.server.telephony.SipAccounts;
import org.seatline.softphone.sip.DigestVerifier.Secrets;

/**
 * SIP accounts: of the seats that are signed in over a channel, and of the plain phones of the
 * configuration in force. Safe for several threads.
 */
final class Accounts implements SipAccounts {
  private final CallSides.Parts parts;

  Accounts(CallSides.Parts parts) {
    this.parts = parts;
  }

  @Override
  public @Nullable Account byUser(String user) {
    Configuration now = parts.live().get();
    return now.personOfPhone(user)
        .map(person -> ofPhone(person, now))
        .orElseGet(() -> ofSeat(user));
  }

  @Override
  public List<PhoneFeature> features() {
    return parts.live().get().centre().features();
  }

  private @Nullable Account ofSeat(String user) {
    Optional<String> agentId = org.seatline.server.seats.SipAccounts.agentOf(user);
    Optional<String> password = parts.accounts().password(user);
    return agentId.isEmpty() || password.isEmpty()
        ? null
        : new Account(agentId.get(), user, secrets(user, password.get()), null);
  }

  /** A seat with a window that is signed in still goes before the phone of the same person. */
  private @Nullable Account ofPhone(Person person, Configuration now) {
    PhoneAccount phone = person.phone();
    String seat = org.seatline.server.seats.SipAccounts.userOf(person.agentId());
    if (phone == null || parts.accounts().password(seat).isPresent()) {
      return null;
    }
    Secrets secrets =
        phone.demoPassword().isEmpty()
            ? new Secrets(phone.sha256().isEmpty() ? null : phone.sha256(), phone.md5())
            : secrets(phone.user(), phone.demoPassword()).forOldPhone();
    SeatActivity activity =
        phone.atRegistration() == AtRegistration.READY
            ? SeatActivity.READY
            : SeatActivity.NOT_READY;
    String language =
        person.languages().stream().findFirst().orElse(now.centre().defaultLanguage());
    return new Account(person.agentId(), phone.user(), secrets, new Phone(activity, language));
  }

  private static Secrets secrets(String user, String password) {
    return Secrets.of(user, org.seatline.server.seats.SipAccounts.DOMAIN, password);
  }
}
