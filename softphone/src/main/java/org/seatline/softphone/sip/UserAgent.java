package org.seatline.softphone.sip;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;

/**
 * Places and takes calls: the shell around the call machines. One thread of its own runs every
 * machine and listener; all methods may be called from any thread.
 */
public interface UserAgent extends AutoCloseable {
  /**
   * Opens UDP and TCP on the settings' host and port.
   *
   * @throws IOException when the port is taken or the address is not ours
   */
  static UserAgent open(
      UserAgentSettings settings, IncomingCallListener incoming, RequestHandler others)
      throws IOException {
    return open(settings, incoming, others, agent -> {});
  }

  /**
   * Opens like {@link #open(UserAgentSettings, IncomingCallListener, RequestHandler)}, and runs
   * {@code first} on the user agent's thread before any message is looked at. {@link #restore} the
   * calls of a former process there: a BYE that comes at once then finds its call. Returns after
   * it; what it throws is thrown on as a CompletionException.
   */
  static UserAgent open(
      UserAgentSettings settings,
      IncomingCallListener incoming,
      RequestHandler others,
      Consumer<UserAgent> first)
      throws IOException {
    return open(Surroundings.real(settings.name()), settings, incoming, others, first);
  }

  /**
   * Opens like {@link #open(UserAgentSettings, IncomingCallListener, RequestHandler, Consumer)},
   * with a thread, a network and chance of the caller's own: for simulations.
   */
  static UserAgent open(
      Surroundings surroundings,
      UserAgentSettings settings,
      IncomingCallListener incoming,
      RequestHandler others,
      Consumer<UserAgent> first)
      throws IOException {
    return SipUserAgent.open(surroundings, settings, incoming, others, first);
  }

  /** The port that is listened on (UDP and TCP). */
  int port();

  /** Our contact URI, e.g. {@code sip:seat@127.0.0.1:5071}. */
  String contact();

  /**
   * Places a call. A null {@code sdp} sends an INVITE without an offer (RFC 3725): the peer's offer
   * then comes with {@link CallListener#answered} and wants {@link Call#acknowledge}.
   */
  Call place(Destination target, @Nullable String sdp, SipHeaders headers, CallListener listener);

  /**
   * Takes up a call from its snapshot, e.g. after a crash. A re-INVITE that had no answer is given
   * up: ours silently, the peer's by 500. Nothing else is sent by itself.
   */
  Call restore(String snapshot, CallListener listener);

  /** A restored call whose INVITE still waits for our answer; empty for any other. */
  Optional<IncomingCall> unanswered(Call restored);

  /**
   * Registers an address and keeps it registered.
   *
   * @param registrar URI of the registrar, e.g. {@code sip:127.0.0.1:5060}
   * @param expiresSec interval to ask for, seconds
   */
  RegistrationHandle register(
      String registrar, Credentials credentials, int expiresSec, RegistrationListener listener);

  /** Calls that are not forgotten yet, those that linger after their end included. */
  int openCalls();

  /** Runs something on the user agent's thread. */
  void execute(Runnable work);

  /** Stops without a word to the peers (calls go on at their side); bounded by three seconds. */
  @Override
  void close();
}
