package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.seatline.server.admin.SampleCustomers.Customer;

/**
 * Invents the customers of the sample call centre, with bills, tickets and contacts. The same seed
 * gives the same bytes everywhere ({@link Random} is specified to the bit).
 */
public final class SampleDataGenerator {
  /** The seed of the committed files. */
  static final long SEED = 20_260_101L;

  private SampleDataGenerator() {}

  /** Writes the files into the folder given. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> file : files(SEED).entrySet()) {
      Files.writeString(Path.of(args[0], file.getKey()), file.getValue());
    }
  }

  /** File name to content. */
  static Map<String, String> files(long seed) {
    Random random = new Random(seed);
    List<Customer> customers = new SampleCustomers(random).all();
    SampleHistory history = new SampleHistory(random, customers);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "customers.csv",
        csv(
            "id,nameEn,nameZh,phones,addressEn,addressZh,language,flags,meters",
            customers.stream().map(SampleDataGenerator::row).toList()));
    files.put("bills.csv", csv("id,customerId,meterNumber,month,kwh,amount,paid", history.bills()));
    files.put(
        "tickets.csv",
        csv(
            "id,number,customerId,queueId,formId,formVersion,state,createdBy,createdAt,dueAt,fields",
            history.tickets()));
    files.put(
        "contacts.csv",
        csv(
            "id,customerId,kind,queueId,agentId,startedAt,durationSeconds,disposition,"
                + "summaryEn,summaryZh",
            history.contacts()));
    return files;
  }

  private static List<String> row(Customer customer) {
    String meters =
        customer.meters().stream()
            .map(m -> m.number() + "|" + m.place().en() + "|" + m.place().zh() + "|" + m.tariff())
            .collect(Collectors.joining(";"));
    return List.of(
        customer.id(),
        customer.name().en(),
        customer.name().zh(),
        String.join(";", customer.phones()),
        customer.address().en(),
        customer.address().zh(),
        customer.language(),
        String.join(";", customer.flags()),
        meters);
  }

  private static String csv(String header, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (List<String> row : rows) {
      lines.add(row.stream().map(SampleDataGenerator::cell).collect(Collectors.joining(",")));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A cell, quoted where RFC 4180 asks for it. */
  private static String cell(String text) {
    if (text.matches("[^\",\n]*")) {
      return text;
    }
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
