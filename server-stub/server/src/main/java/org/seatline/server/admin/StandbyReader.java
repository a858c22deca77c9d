package org.seatline.server.admin;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Standby;
import org.seatline.server.admin.StandbySetting.Line;
import org.seatline.server.admin.StandbySetting.User;

/** Reads what {@code centre.json} says of the time when this server is gone. */
final class StandbyReader {
  private static final Pattern REGISTRAR =
      Pattern.compile("sip:([A-Za-z0-9.\\-]{1,200}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");

  private static final int SIP_PORT = 5060;
  private static final int PORT_MAX = 65_535;
  private static final int EXPIRES_USUAL_SECONDS = 120;
  private static final int EXPIRES_MAX_SECONDS = 3_600;
  private static final int ACCOUNTS_MAX = 10_000;

  private StandbyReader() {}

  static StandbySetting read(JsonPlace centre, Set<String> queueIds) {
    List<String> servers = new ArrayList<>();
    if (centre.has("servers")) {
      for (String server : centre.texts("servers", Set.of())) {
        checkServer(centre, server);
        servers.add(server);
      }
    }
    if (servers.size() > Standby.SERVERS_MAX) {
      centre.at("servers").problem("at most " + Standby.SERVERS_MAX + " servers");
    }
    return new StandbySetting(
        List.copyOf(servers),
        centre.has("fallback") ? line(centre.at("fallback"), queueIds) : null);
  }

  private static void checkServer(JsonPlace centre, String server) {
    if (!server.matches("https?://[^/\\s]{1,250}") || !hasHost(server)) {
      centre.at("servers").problem("\"" + server + "\" is no address such as http://10.0.0.2:7080");
    }
  }

  private static boolean hasHost(String server) {
    try {
      return URI.create(server).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false; // said by the caller
    }
  }

  private static @Nullable Line line(JsonPlace place, Set<String> queueIds) {
    place.only(
        "registrar",
        "domain",
        "expiresSeconds",
        "user",
        "password",
        "accounts",
        "callerId",
        "prefix",
        "dials",
        "queue");
    Matcher registrar = REGISTRAR.matcher(place.text("registrar"));
    if (!registrar.matches()) {
      place.at("registrar").problem("not an address such as sip:10.0.0.9:5060");
      return null;
    }
    int port = registrar.group(2) == null ? SIP_PORT : Integer.parseInt(registrar.group(2));
    if (port < 1 || port > PORT_MAX) {
      place.at("registrar").problem("not a port: " + port);
    }
    String queue = queue(place, queueIds);
    String prefix = prefix(place);
    SipAccount usual =
        new SipAccount(
            place.text("domain", registrar.group(1)),
            registrar.group(1),
            port,
            place.text("user", ""),
            place.text("password", ""),
            (int) place.number("expiresSeconds", 0, EXPIRES_MAX_SECONDS, EXPIRES_USUAL_SECONDS));
    return new Line(
        usual,
        accounts(place),
        place.text("callerId", ""),
        prefix,
        place.has("dials")
            ? place.oneOf("dials", FallbackLine.Dials.class, FallbackLine.Dials.NATIONAL)
            : FallbackLine.Dials.NATIONAL,
        queue);
  }

  private static String queue(JsonPlace place, Set<String> queueIds) {
    String queue = place.text("queue");
    if (!queue.isEmpty() && !queueIds.contains(queue)) {
      place.at("queue").problem("no such queue; there are " + JsonPlace.sorted(queueIds));
    }
    return queue;
  }

  private static String prefix(JsonPlace place) {
    String prefix = place.text("prefix", "");
    if (!prefix.matches("[0-9*#]{0,10}")) {
      place.at("prefix").problem("a prefix is made of up to ten digits, * and #");
    }
    return prefix;
  }

  private static Map<String, User> accounts(JsonPlace place) {
    Map<String, User> accounts = new HashMap<>();
    for (JsonPlace each : place.listIfThere("accounts", ACCOUNTS_MAX)) {
      each.only("agent", "user", "password");
      String agent = each.id("agent");
      User user = new User(each.text("user"), each.text("password", ""));
      if (accounts.put(agent, user) != null) {
        each.at("agent").problem("this agent has an account already");
      }
    }
    return accounts;
  }
}
