package org.seatline.server.admin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import org.seatline.server.admin.SampleCustomers.Customer;
import org.seatline.server.admin.SampleCustomers.Meter;

/** Invents what has happened to the customers: bills, tickets and contacts. */
final class SampleHistory {
  private static final int MONTHS = 4;
  private static final int TICKETS = 2_400;
  private static final int CONTACTS = 5_000;
  private static final int DAY_MINUTES = 24 * 60;

  /** One line for each kind of request: queue, disposition, summaries, fields of its ticket. */
  private record Story(
      String queue, String disposition, String en, String zh, List<String> fields) {}

  private static final Map<String, List<String>> AGENTS =
      Map.of(
          "fault", List.of("1001", "1002", "1004", "1006", "1008", "1010", "1012", "1014"),
          "bills", List.of("1003", "1005", "1006", "1007", "1011", "1013", "1015", "1016"),
          "connection", List.of("1002", "1004", "1009", "1011", "1012", "1014", "1017"),
          "complaint", List.of("1001", "1003", "1005", "1007", "1011", "1015", "1018"),
          "general", List.of("1001", "1006", "1009", "1011", "1013", "1018", "1020"));

  private static final List<Story> STORIES =
      List.of(
          new Story(
              "fault",
              "fault-area",
              "Power cut in the building, added to the outage",
              "整栋楼停电，已并入区域停电",
              List.of("dangerKind=none", "scope=building", "since=18:40", "outageKind=known")),
          new Story(
              "fault",
              "fault-home",
              "No power at home, main switch is on, crew sent",
              "单户停电，总开关正常，已派工",
              List.of("dangerKind=none", "scope=home", "since=07:15", "breaker=on")),
          new Story(
              "fault",
              "fault-danger",
              "Wire on the ground, crew sent at once",
              "电线落地，已紧急派工",
              List.of(
                  "dangerKind=wire-down", "urgency=critical", "scope=no-outage", "since=21:05")),
          new Story(
              "bills",
              "bill-explained",
              "Bill higher than usual, explained by the season",
              "电费偏高，已解释季节原因",
              List.of("topic=amount", "cause=season")),
          new Story(
              "bills",
              "bill-payment-missing",
              "Payment is not to be found, being traced",
              "缴费未到账，正在核查",
              List.of("topic=payment", "paidBy=app", "paymentFound=false")),
          new Story(
              "bills",
              "bill-reading",
              "Doubts the reading, to be checked",
              "对读数有疑问，待核对",
              List.of("topic=reading", "readingResult=none")),
          new Story(
              "connection",
              "conn-capacity",
              "Wants more capacity, visit agreed",
              "申请增容，已约勘查",
              List.of("requestKind=capacity", "capacityWanted=15", "papers=ready")),
          new Story(
              "connection",
              "conn-charger",
              "Wants a car charger, consent is missing",
              "充电桩报装，缺物业证明",
              List.of("requestKind=charger", "capacityWanted=7", "papers=missing")),
          new Story(
              "complaint",
              "comp-handed",
              "A visit did not happen",
              "约好未上门",
              List.of("topic=appointment", "repeated=false", "outcome=handed")),
          new Story(
              "complaint",
              "comp-repeat",
              "Power cuts again and again, second complaint",
              "频繁停电，第二次投诉",
              List.of("topic=supply", "howOften=often", "repeated=true", "outcome=handed")),
          new Story(
              "general",
              "gen-name",
              "Wants to change the holder, told which papers",
              "申请过户，已告知资料",
              List.of("topic=name", "oldHolder=comes")),
          new Story(
              "general",
              "gen-close",
              "Moves out at the end of the month",
              "月底搬家，申请销户",
              List.of("topic=close", "successor=true")));

  private final Random random;
  private final List<Customer> customers;

  SampleHistory(Random random, List<Customer> customers) {
    this.random = random;
    this.customers = customers;
  }

  List<List<String>> bills() {
    List<List<String>> rows = new ArrayList<>();
    for (Customer customer : customers) {
      for (Meter meter : customer.meters()) {
        for (int month = MONTHS; month >= 1; month--) {
          rows.add(bill(rows.size() + 1, customer, meter, month));
        }
      }
    }
    return rows;
  }

  private List<String> bill(int row, Customer customer, Meter meter, int monthsAgo) {
    int kwh = meter.usualKwh() * (80 + random.nextInt(41)) / 100;
    boolean paid = random.nextInt(1_000) < (monthsAgo == 1 ? 700 : 985);
    if (monthsAgo == 1 && List.of("c00003", "c00005", "c00011").contains(customer.id())) {
      kwh = customer.id().equals("c00005") ? 358 : 372;
      paid = false;
    }
    long fen = fen(meter.tariff(), kwh);
    return List.of(
        "b%06d".formatted(row),
        customer.id(),
        meter.number(),
        "-P" + monthsAgo + "M",
        String.valueOf(kwh),
        "%d.%02d".formatted(fen / 100, fen % 100),
        String.valueOf(paid));
  }

  /** The price in fen, with the three steps of the household tariff (article tariff-steps). */
  private static long fen(String tariff, int kwh) {
    return switch (tariff) {
      case "business" -> kwh * 78L;
      case "charger" -> kwh * 45L;
      case "home-peak-valley" -> kwh * 50L;
      default ->
          Math.min(kwh, 230) * 56L
              + Math.clamp(kwh - 230, 0, 170) * 61L
              + Math.max(kwh - 400, 0) * 86L;
    };
  }

  List<List<String>> tickets() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(ticket(1, customers.get(9), STORIES.get(0), "open", 235, 5));
    rows.add(ticket(2, customers.get(6), STORIES.get(8), "in-progress", 3 * DAY_MINUTES, 120));
    rows.add(ticket(3, customers.get(4), STORIES.get(4), "waiting", DAY_MINUTES, 2 * DAY_MINUTES));
    rows.add(ticket(4, customers.get(0), STORIES.get(6), "open", 2 * DAY_MINUTES, DAY_MINUTES));
    while (rows.size() < TICKETS) {
      Customer customer = customers.get(random.nextInt(customers.size()));
      int luck = random.nextInt(100);
      boolean closed = luck >= 18;
      String state = closed ? "closed" : luck < 10 ? "open" : luck < 15 ? "in-progress" : "waiting";
      int age = closed ? DAY_MINUTES + random.nextInt(300 * DAY_MINUTES) : random.nextInt(6_000);
      int due = closed ? 3 * DAY_MINUTES - age : random.nextInt(5 * DAY_MINUTES) - 600;
      rows.add(ticket(rows.size() + 1, customer, story(), state, age, due));
    }
    return rows;
  }

  private List<String> ticket(
      int row, Customer customer, Story story, String state, int ageMinutes, int dueMinutes) {
    byte[] seed = ("sample ticket " + row).getBytes(StandardCharsets.UTF_8);
    return List.of(
        UUID.nameUUIDFromBytes(seed).toString(),
        "T%05d".formatted(row),
        customer.id(),
        story.queue(),
        story.queue(),
        "1",
        state,
        agent(story.queue()),
        ago(ageMinutes),
        dueMinutes < 0 ? ago(-dueMinutes) : ago(dueMinutes).substring(1),
        fields(customer, story));
  }

  /** The ticket's fields as a JSON object: those of the story and what every such form needs. */
  private static String fields(Customer customer, Story story) {
    List<String> fields = new ArrayList<>(story.fields());
    boolean zh = customer.language().equals("zh");
    String text = zh ? story.zh() : story.en();
    String name = zh ? customer.name().zh() : customer.name().en();
    String address = zh ? customer.address().zh() : customer.address().en();
    String meter = customer.meters().getFirst().number();
    switch (story.queue()) {
      case "fault" -> fields.addAll(List.of("address=" + address, "meter=" + meter));
      case "complaint" -> fields.add("story=" + text);
      case "connection" -> fields.addAll(List.of("holderName=" + name, "address=" + address));
      default -> fields.addAll(List.of("holderName=" + name, "meter=" + meter));
    }
    StringJoiner json = new StringJoiner(",", "{", "}");
    for (String field : fields) {
      int equals = field.indexOf('=');
      json.add(quoted(field.substring(0, equals)) + ":" + quoted(field.substring(equals + 1)));
    }
    return json.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  List<List<String>> contacts() {
    List<List<String>> rows = new ArrayList<>();
    Customer angry = customers.get(9);
    for (int minutes : new int[] {235, 150, 62}) {
      rows.add(contact(rows.size() + 1, angry, STORIES.get(0), minutes));
    }
    while (rows.size() < CONTACTS) {
      Customer customer = customers.get(random.nextInt(customers.size()));
      int age = 60 + random.nextInt(365 * DAY_MINUTES);
      rows.add(contact(rows.size() + 1, customer, story(), age));
    }
    return rows;
  }

  private List<String> contact(int row, Customer customer, Story story, int ageMinutes) {
    boolean settled = row > 3 && random.nextInt(100) < 15;
    return List.of(
        "k%05d".formatted(row),
        customer.id(),
        "call",
        story.queue(),
        agent(story.queue()),
        ago(ageMinutes),
        String.valueOf(60 + random.nextInt(420)),
        settled ? "solved" : story.disposition(),
        story.en(),
        story.zh());
  }

  private Story story() {
    return STORIES.get(random.nextInt(STORIES.size()));
  }

  private String agent(String queue) {
    List<String> agents = AGENTS.getOrDefault(queue, List.of("1001"));
    return agents.get(random.nextInt(agents.size()));
  }

  /** A past moment as an ISO 8601 duration, {@code -P3DT2H5M}. */
  private static String ago(int minutes) {
    int days = minutes / DAY_MINUTES;
    int hours = minutes % DAY_MINUTES / 60;
    int rest = minutes % 60;
    return "-P" + (days > 0 ? days + "D" : "") + "T" + (hours > 0 ? hours + "H" : "") + rest + "M";
  }
}
