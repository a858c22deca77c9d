package org.seatline.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRecord.Bill;
import org.seatline.protocol.CustomerRecord.Meter;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.protocol.Wire;
import org.seatline.server.admin.CsvFile.Row;

/** Reads customers.csv, bills.csv, tickets.csv and contacts.csv. */
final class CustomerFiles {
  static final List<String> FILES =
      List.of("customers.csv", "bills.csv", "tickets.csv", "contacts.csv");
  private static final Set<String> FLAGS = Set.of("vip", "life-support", "do-not-call");
  private static final Set<String> STATES = Set.copyOf(TicketState.names());

  private final ConfigurationFolder folder;
  private final PhoneNumbers numbers;
  private final SampleTimes times;
  private final Problems problems;
  private final Set<String> customerIds = new HashSet<>();

  CustomerFiles(
      ConfigurationFolder folder, PhoneNumbers numbers, SampleTimes times, Problems problems) {
    this.folder = folder;
    this.numbers = numbers;
    this.times = times;
    this.problems = problems;
  }

  List<CustomerRecord> customers() {
    Map<String, List<Bill>> bills = bills();
    Set<String> meters = new HashSet<>();
    List<CustomerRecord> customers = new ArrayList<>();
    CsvFile file =
        csv("customers.csv", "id,nameEn,nameZh,phones,addressEn,addressZh,language,flags,meters");
    for (Row row : file.rows()) {
      String id = row.id("id");
      if (!customerIds.add(id)) {
        row.problem("id", "this id is used twice");
      }
      customers.add(
          new CustomerRecord(
              id,
              new LocalizedText(row.get("nameEn"), row.get("nameZh")),
              phones(row),
              new LocalizedText(row.get("addressEn"), row.get("addressZh")),
              "en".equals(row.get("language")) ? "en" : "zh",
              flags(row),
              meters(row, meters),
              bills.getOrDefault(id, List.of())));
    }
    return customers;
  }

  private List<String> phones(Row row) {
    Set<String> phones = new LinkedHashSet<>();
    for (String written : parts(row.get("phones"))) {
      String number = numbers.normalise(written);
      if (number.isEmpty()) {
        row.problem("phones", "\"" + written + "\" is not a phone number");
      } else {
        phones.add(number);
      }
    }
    return List.copyOf(phones);
  }

  private static Set<String> flags(Row row) {
    Set<String> flags = new LinkedHashSet<>(parts(row.get("flags")));
    if (!FLAGS.containsAll(flags)) {
      row.problem("flags", "only " + JsonPlace.sorted(FLAGS) + " are known");
    }
    return flags;
  }

  private static List<Meter> meters(Row row, Set<String> seen) {
    List<Meter> meters = new ArrayList<>();
    for (String text : parts(row.get("meters"))) {
      String[] part = text.split("\\|", -1);
      if (part.length != 4) {
        row.problem("meters", "a meter is number|placeEn|placeZh|tariff");
      } else if (!seen.add(part[0])) {
        row.problem("meters", "the meter " + part[0] + " is used twice");
      } else {
        meters.add(new Meter(part[0], new LocalizedText(part[1], part[2]), part[3]));
      }
    }
    return meters;
  }

  private Map<String, List<Bill>> bills() {
    Map<String, List<Bill>> bills = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (Row row : csv("bills.csv", "id,customerId,meterNumber,month,kwh,amount,paid").rows()) {
      if (!ids.add(row.id("id"))) {
        row.problem("id", "this id is used twice");
      }
      bills
          .computeIfAbsent(row.get("customerId"), id -> new ArrayList<>())
          .add(
              new Bill(
                  row.get("id"),
                  row.get("meterNumber"),
                  times.month(row, "month"),
                  row.get("kwh"),
                  amount(row),
                  "true".equals(row.get("paid"))));
    }
    return bills;
  }

  private static String amount(Row row) {
    try {
      return new BigDecimal(row.get("amount")).setScale(2).toPlainString();
    } catch (NumberFormatException | ArithmeticException e) {
      row.problem("amount", "an amount with at most two decimals is needed");
      return "0.00";
    }
  }

  List<TicketRecord> tickets() {
    List<TicketRecord> tickets = new ArrayList<>();
    CsvFile file =
        csv(
            "tickets.csv",
            "id,number,customerId,queueId,formId,formVersion,state,createdBy,createdAt,dueAt,fields");
    for (Row row : file.rows()) {
      if (!STATES.contains(row.get("state"))) {
        row.problem("state", "one of " + JsonPlace.sorted(STATES) + " is needed");
      }
      tickets.add(
          new TicketRecord(
              row.id("id"),
              row.id("number"),
              customer(row),
              null,
              row.get("queueId"),
              row.get("formId"),
              (int) row.number("formVersion"),
              row.get("state"),
              fields(row),
              row.get("createdBy"),
              times.millis(row, "createdAt"),
              row.get("dueAt").isEmpty() ? null : times.millis(row, "dueAt")));
    }
    return tickets;
  }

  private static Map<String, String> fields(Row row) {
    try {
      return Wire.mapper()
          .readValue(row.get("fields"), new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      row.problem("fields", "a JSON object of field id to text is needed");
      return Map.of();
    }
  }

  List<ContactRecord> contacts() {
    List<ContactRecord> contacts = new ArrayList<>();
    CsvFile file =
        csv(
            "contacts.csv",
            "id,customerId,kind,queueId,agentId,startedAt,durationSeconds,disposition,summaryEn,summaryZh");
    for (Row row : file.rows()) {
      contacts.add(
          new ContactRecord(
              row.id("id"),
              customer(row),
              row.get("kind"),
              row.get("queueId"),
              emptyIsNull(row.get("agentId")),
              times.millis(row, "startedAt"),
              row.number("durationSeconds") * 1_000,
              emptyIsNull(row.get("disposition")),
              new LocalizedText(row.get("summaryEn"), row.get("summaryZh")),
              null));
    }
    return contacts;
  }

  private String customer(Row row) {
    String id = row.get("customerId");
    if (!customerIds.contains(id)) {
      row.problem("customerId", "there is no customer \"" + id + "\"");
    }
    return id;
  }

  private CsvFile csv(String file, String columns) {
    return CsvFile.read(folder, file, Arrays.asList(columns.split(",")), problems);
  }

  private static List<String> parts(String text) {
    return text.isBlank() ? List.of() : Arrays.stream(text.split(";")).map(String::strip).toList();
  }

  private static @Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
