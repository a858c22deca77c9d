package org.seatline.server.simulation.shell;

import java.io.IOException;
import java.util.Random;
import org.seatline.softphone.call.CallSettings;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.IncomingCallListener;
import org.seatline.softphone.sip.Surroundings;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** A telephone with an address; when it dies nothing is left of it. */
final class SimPhone {
  static final int SIP_PORT = 5060;
  static final int MEDIA_PORT = 4000;

  private final SimLoop loop;
  private final UserAgent agent;
  private final String host;
  private boolean dead;

  SimPhone(ShellWorld world, String host, String user, IncomingCallListener incoming) {
    this.host = host;
    this.loop = new SimLoop(world.agenda(), world.agenda()::nowMs);
    Surroundings surroundings =
        new Surroundings(
            loop,
            (name, at, port, listener) -> new SimTransport(world.net(), at, port, listener),
            new Random(world.random().nextLong()));
    UserAgentSettings settings =
        new UserAgentSettings(
            user,
            host,
            SIP_PORT,
            "<sip:" + user + "@" + host + ">",
            CallSettings.standard(),
            new Credentials(user, user));
    try {
      this.agent =
          UserAgent.open(surroundings, settings, incoming, (request, source) -> null, opened -> {});
    } catch (IOException e) {
      throw SimProcess.unexpected(e);
    }
  }

  UserAgent agent() {
    return agent;
  }

  /** Where it takes media. */
  String media() {
    return host + ":" + MEDIA_PORT;
  }

  boolean dead() {
    return dead;
  }

  /** Power off. */
  void die() {
    if (!dead) {
      dead = true;
      agent.close();
    }
  }
}
