package org.seatline.app.local;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.Sealing.DeliveryPermit;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;

/**
 * What the server said of somebody at the last sign-in, and when that was. It is sealed by the
 * person's key: others can neither read it nor give themselves more rights or time by it.
 *
 * @param session without token and SIP password, which would be of no use
 * @param withServerMs wall clock of the last sign-in with the server
 * @param seenMs the latest wall clock at which this person signed in
 */
record LastSession(SignInResponse session, long withServerMs, long seenMs) {
  private static final String ABOUT = "seatline last session 1 ";

  static LastSession by(SignInResponse session, long nowMs) {
    SipAccount sip = session.sip();
    SipAccount mute =
        new SipAccount(
            sip.domain(),
            sip.registrarHost(),
            sip.registrarPort(),
            sip.user(),
            "",
            sip.expiresSeconds());
    SignInResponse bare = session.withSecrets("", mute, withoutPermit(session.sealing()));
    return new LastSession(bare, nowMs, nowMs);
  }

  /** The permit is the store's, not a person's. */
  private static @Nullable Sealing withoutPermit(@Nullable Sealing sealing) {
    return sealing == null
        ? null
        : new Sealing(sealing.key(), sealing.author(), new DeliveryPermit("", 0));
  }

  /** What is remembered; empty when nothing is, or by a program that said it otherwise. */
  static Optional<LastSession> of(KeyRing.Entry entry, PersonKey person) {
    return Optional.ofNullable(entry.remembered())
        .flatMap(kept -> person.key().open(kept, ABOUT + person.agentId()))
        .flatMap(text -> Json.tryRead(text, LastSession.class))
        .filter(last -> last.session() != null && last.session().agent() != null);
  }

  LastSession seenAt(long nowMs) {
    return new LastSession(session, withServerMs, Math.max(seenMs, nowMs));
  }

  String sealed(PersonKey person) {
    return person.key().seal(Json.text(this), ABOUT + person.agentId());
  }
}
