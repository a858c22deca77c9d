package org.seatline.server.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Standby;

/**
 * What seats work with while this server is gone.
 *
 * @param servers base addresses of servers that seats may try
 */
public record StandbySetting(List<String> servers, @Nullable Line line) {

  /**
   * The second registrar or trunk.
   *
   * @param usual its domain, host, port and how long registrations live; user and password are the
   *     shared ones, empty when everybody has an own account
   * @param accounts agent id to who that agent is there
   */
  public record Line(
      SipAccount usual,
      Map<String, User> accounts,
      String callerId,
      String prefix,
      FallbackLine.Dials dials,
      String queueId) {
    public Line {
      accounts = Map.copyOf(accounts);
    }
  }

  /** A user of the registrar. */
  public record User(String name, String password) {
    @Override
    public String toString() {
      return "User[" + name + "]";
    }
  }

  /** What a seat is told when this person signs in. */
  public Standby of(String agentId) {
    Line known = line;
    if (known == null) {
      return new Standby(servers, null);
    }
    SipAccount usual = known.usual();
    User user = known.accounts().getOrDefault(agentId, new User(usual.user(), usual.password()));
    if (user.name().isEmpty()) {
      return new Standby(servers, null); // nobody gave this person an account there
    }
    SipAccount account =
        new SipAccount(
            usual.domain(),
            usual.registrarHost(),
            usual.registrarPort(),
            user.name(),
            user.password(),
            usual.expiresSeconds());
    return new Standby(
        servers,
        new FallbackLine(
            account, known.callerId(), known.prefix(), known.dials(), known.queueId()));
  }
}
