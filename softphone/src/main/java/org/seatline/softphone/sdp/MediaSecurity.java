package org.seatline.softphone.sdp;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seatline.softphone.srtp.SrtpKey;
import org.seatline.softphone.srtp.SrtpSuite;

/**
 * Whether media are encrypted, and our keys for it (SDES, RFC 4568). One value belongs to one leg,
 * so that two calls never share a key; keeping it over re-INVITEs keeps the key, a new one rekeys.
 *
 * @param keys for what we send, one for each suite, in the order of preference
 * @param profile that our offers are written in
 */
public record MediaSecurity(Policy policy, List<SrtpKey> keys, Profile profile) {
  /** Nothing is encrypted. */
  public static final MediaSecurity OFF = new MediaSecurity(Policy.OFF, List.of(), Profile.AVP);

  private static final List<SrtpSuite> PREFERENCE =
      List.of(
          SrtpSuite.AES_CM_128_HMAC_SHA1_80,
          SrtpSuite.AEAD_AES_256_GCM,
          SrtpSuite.AEAD_AES_128_GCM,
          SrtpSuite.AES_CM_128_HMAC_SHA1_32);

  /** How much encryption is wanted. */
  public enum Policy {
    /** None: a stream that must be encrypted is refused. */
    OFF,
    /** With whom can do it; offers are plain with keys beside (RFC 8643). */
    OPTIONAL,
    /** Always: a plain stream is refused. */
    REQUIRED
  }

  /** How a stream is named that may be, or must be, encrypted. */
  public enum Profile {
    /** RTP/AVP, with keys beside where there are any. */
    AVP,
    /** RTP/SAVP: who does not know the keys must refuse. */
    SAVP
  }

  /** Which way session descriptions, and the keys in them, travel. */
  public enum Signalling {
    /** Readable on the way: UDP or TCP. */
    PLAIN,
    /** TLS. */
    PROTECTED
  }

  public MediaSecurity {
    keys = List.copyOf(keys);
    if (policy != Policy.OFF && keys.isEmpty()) {
      throw new IllegalArgumentException("no keys");
    }
  }

  /** In the profile that the policy asks for. */
  public MediaSecurity(Policy policy, List<SrtpKey> keys) {
    this(policy, keys, policy == Policy.REQUIRED ? Profile.SAVP : Profile.AVP);
  }

  /**
   * New keys for a leg.
   *
   * @param random fit for cryptography
   */
  public static MediaSecurity make(Policy policy, RandomGenerator random) {
    return policy == Policy.OFF
        ? OFF
        : new MediaSecurity(
            policy, PREFERENCE.stream().map(suite -> SrtpKey.make(suite, random)).toList());
  }

  /**
   * What is left of this where keys may travel over TLS only: all of it there, otherwise nothing.
   *
   * @return empty where encryption is required and cannot be had: the call must not be made
   */
  public Optional<MediaSecurity> keysOverTlsOnly(Signalling signalling) {
    if (signalling == Signalling.PROTECTED || policy == Policy.OFF) {
      return Optional.of(this);
    }
    return policy == Policy.OPTIONAL ? Optional.of(OFF) : Optional.empty();
  }

  /**
   * The same for later offers of a session in which this description of either side is in force: a
   * stream keeps its profile (RFC 3264 section 8.3.2 wants a new stream for a new one).
   */
  public MediaSecurity after(SessionDescription inForce) {
    boolean secure =
        policy != Policy.OFF && inForce.audio().map(SecurityRules::isSecure).orElse(false);
    return secure ? new MediaSecurity(policy, keys, Profile.SAVP) : this;
  }

  /** Our key for this suite, empty where we do not speak it. */
  Optional<SrtpKey> key(SrtpSuite suite) {
    return keys.stream().filter(key -> key.suite() == suite).findFirst();
  }
}
