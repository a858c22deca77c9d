package org.seatline.server.telephony;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.admin.PhoneFeature;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.DigestVerifier;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves agents at plain SIP phones, who have nothing but their dial pad: feature codes; and seats
 * that want to know how their network is: the test line. Whoever dials proves to be the agent by
 * digest, as for a registration. User agent's thread.
 */
final class PhoneDesk {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneDesk.class);
  private static final String CHALLENGE = "WWW-Authenticate";

  private final FrontDoor door;
  private final SipAccounts accounts;

  PhoneDesk(FrontDoor door, SipAccounts accounts) {
    this.door = door;
    this.accounts = accounts;
  }

  /** Whether a call is meant for here and not for the queues. */
  static boolean isFor(IncomingCall incoming) {
    return dialled(incoming).startsWith(FeatureCodes.PREFIX) || isTestLine(incoming);
  }

  private static boolean isTestLine(IncomingCall incoming) {
    return dialled(incoming).equals(Protocol.SIP_USER_TEST_LINE);
  }

  private static String dialled(IncomingCall incoming) {
    return HeaderText.user(incoming.invite().uri());
  }

  /** A feature code was dialled. */
  void incoming(IncomingCall incoming) {
    switch (door.registrar().digest().judge(incoming.invite())) {
      case DigestVerifier.Verdict.Challenged challenged ->
          incoming.reject(401, challenge(challenged));
      case DigestVerifier.Verdict.Accepted accepted -> serve(incoming, accepted.user());
    }
  }

  private static SipHeaders challenge(DigestVerifier.Verdict.Challenged challenged) {
    SipHeaders headers = SipHeaders.NONE;
    for (String value : challenged.response().headers().all(CHALLENGE)) {
      headers = headers.with(CHALLENGE, value);
    }
    return headers;
  }

  private void serve(IncomingCall incoming, String user) {
    SipAccounts.Account account = accounts.byUser(user);
    SipAccounts.Phone phone = account == null ? null : account.phone();
    SessionDescription offer = SdpRelay.parse(incoming.offer());
    if (account == null || (phone == null && !isTestLine(incoming))) {
      incoming.reject(403);
    } else if (offer == null || offer.audio().isEmpty()) {
      incoming.reject(488);
    } else if (phone == null || isTestLine(incoming)) {
      new FeatureCall(door, incoming, offer, "").say(List.of(Tones.TEST_LINE));
    } else {
      FeatureCall call = new FeatureCall(door, incoming, offer, phone.language());
      Dialled dialled = new Dialled(account.agentId(), phone.language(), call);
      Optional<PhoneFeature> feature = FeatureCodes.find(accounts.features(), dialled(incoming));
      if (feature.isPresent()) {
        door.core()
            .look(account.agentId(), seat -> onThread(() -> follow(dialled, feature.get(), seat)));
      } else {
        LOG.info("agent {} dialled {}: no such code", account.agentId(), dialled(incoming));
        unknown(dialled);
      }
    }
  }

  /** Somebody who waits for a word. */
  private record Dialled(String agentId, String language, FeatureCall call) {}

  private void onThread(Runnable work) {
    door.agent().execute(work);
  }

  private void follow(Dialled dialled, PhoneFeature feature, @Nullable Seat seat) {
    Event event = seat == null ? null : FeatureCodes.event(feature, seat, door.core().nowMs());
    if (seat == null || event == null) {
      say(dialled, PhoneFeature.REFUSED_PROMPT, Tones.REFUSED);
      return;
    }
    door.core()
        .submit(
            event,
            () ->
                door.core()
                    .look(
                        dialled.agentId(),
                        after -> onThread(() -> tell(dialled, feature, seat, after))));
  }

  private void tell(Dialled dialled, PhoneFeature feature, Seat before, @Nullable Seat after) {
    boolean done = after != null && FeatureCodes.done(feature, before, after);
    LOG.info("agent {} dialled {}: {}", dialled.agentId(), feature.code(), done);
    if (done) {
      say(dialled, feature.prompt(), Tones.DONE);
    } else {
      say(dialled, PhoneFeature.REFUSED_PROMPT, Tones.REFUSED);
    }
  }

  private void say(Dialled dialled, String prompt, short[] otherwise) {
    short[] clip = door.files().prompts().clip(prompt, dialled.language());
    dialled.call().say(List.of(clip == null ? otherwise : clip));
  }

  private void unknown(Dialled dialled) {
    if (door.files().prompts().clip(PhoneFeature.UNKNOWN_PROMPT, dialled.language()) == null) {
      dialled.call().reject();
    } else {
      say(dialled, PhoneFeature.UNKNOWN_PROMPT, Tones.REFUSED);
    }
  }
}
