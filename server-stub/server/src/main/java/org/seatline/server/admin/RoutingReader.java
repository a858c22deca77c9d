package org.seatline.server.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.admin.Configuration.NumberRules;
import org.seatline.server.admin.Configuration.Routing;

/** Reads the parts of {@code centre.json} that routing goes by: times, points, hours. */
final class RoutingReader {
  private static final int NUMBERS_MAX = 10_000;
  private static final int POINTS_MAX = 1_000;
  private static final long HOUR_S = 3_600;
  private static final int KEEP_DAYS_MAX = 3_650;
  private static final int KEEP_DAYS_USUAL = 90;

  private final JsonPlace centre;
  private final PhoneNumbers numbers;

  RoutingReader(JsonPlace centre, NumberRules rules) {
    this.centre = centre;
    this.numbers = new PhoneNumbers(rules);
  }

  Routing read(java.time.ZoneId zone, Set<String> queueIds) {
    return new Routing(
        timings(),
        points(),
        new HoursReader(centre, zone).read(),
        voicemailKeepMs(),
        TicketTimesReader.read(centre, queueIds));
  }

  private AcdConfig.Timings timings() {
    AcdConfig.Timings usual = AcdConfig.Timings.usual();
    if (!centre.has("routing")) {
      return usual;
    }
    JsonPlace times = centre.at("routing");
    times.only(
        "talkLeaseGraceSeconds",
        "seatLeaseGraceSeconds",
        "menuMaxSeconds",
        "wrapUpExtendSeconds",
        "wrapUpMaxSeconds");
    return new AcdConfig.Timings(
        times.seconds("talkLeaseGraceSeconds", 5, 300, usual.talkLeaseGraceMs()),
        times.seconds("seatLeaseGraceSeconds", 5, HOUR_S, usual.seatLeaseGraceMs()),
        times.seconds("menuMaxSeconds", 10, HOUR_S, usual.menuMaxMs()),
        times.seconds("wrapUpExtendSeconds", 1, HOUR_S, usual.wrapUpExtendMs()),
        times.seconds("wrapUpMaxSeconds", 1, 8 * HOUR_S, usual.wrapUpMaxMs()));
  }

  private long voicemailKeepMs() {
    return centre.number("voicemailKeepDays", 1, KEEP_DAYS_MAX, KEEP_DAYS_USUAL)
        * 24
        * HOUR_S
        * 1_000;
  }

  private AcdConfig.Points points() {
    if (!centre.has("priorityPoints")) {
      return AcdConfig.Points.NONE;
    }
    JsonPlace points = centre.at("priorityPoints");
    points.only("callers", "called");
    return new AcdConfig.Points(byNumber(points, "callers"), byNumber(points, "called"));
  }

  private Map<String, Integer> byNumber(JsonPlace place, String field) {
    Map<String, Integer> points = new HashMap<>();
    for (JsonPlace entry : place.listIfThere(field, NUMBERS_MAX)) {
      entry.only("number", "points", "name");
      String written = entry.text("number");
      String number = numbers.normalise(written);
      if (!written.isEmpty() && number.isEmpty()) {
        entry.at("number").problem("\"" + written + "\" is not a phone number");
      }
      int worth = (int) entry.number("points", 1, POINTS_MAX);
      if (!number.isEmpty() && points.put(number, worth) != null) {
        entry.at("number").problem("this number is there twice");
      }
    }
    return points;
  }

  /** Queue to rank, of one person. */
  static Map<String, Integer> ranks(JsonPlace person, Set<String> queueIds) {
    Map<String, Integer> ranks = new HashMap<>();
    List<JsonPlace> list = person.listIfThere("ranks", queueIds.size() + 1);
    for (JsonPlace entry : list) {
      entry.only("queue", "rank");
      String queue = entry.text("queue");
      if (!queueIds.contains(queue)) {
        entry.at("queue").problem("no such queue; there are " + JsonPlace.sorted(queueIds));
      }
      if (ranks.put(queue, (int) entry.number("rank", 1, 99)) != null) {
        entry.at("queue").problem("this queue is there twice");
      }
    }
    return ranks;
  }
}
