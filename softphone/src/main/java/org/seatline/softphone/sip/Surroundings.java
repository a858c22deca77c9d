package org.seatline.softphone.sip;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** What a user agent stands on: the machine's thread, network and chance, or a simulation's. */
public record Surroundings(AgentLoop loop, SipTransport.Opener transport, RandomGenerator random) {
  /** A thread of its own, jSIP, a secure random source. */
  static Surroundings real(String name) {
    return new Surroundings(new AgentThread(name), SipEndpoint::open, new SecureRandom());
  }
}
