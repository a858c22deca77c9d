package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.admin.SampleFiles.cell;
import static org.seatline.server.admin.SampleFiles.csv;
import static org.seatline.server.admin.SampleFiles.documents;
import static org.seatline.server.admin.SampleFiles.fields;
import static org.seatline.server.admin.SampleFiles.json;
import static org.seatline.server.admin.SampleFiles.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample call centre's customers, bills, tickets and contacts. */
class SampleDataTest {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  @Test
  void generatorMakesTheCommittedFilesAgain() throws Exception {
    long size = 0;
    for (Map.Entry<String, String> file :
        SampleDataGenerator.files(SampleDataGenerator.SEED).entrySet()) {
      String committed = Files.readString(SampleFiles.FOLDER.resolve(file.getKey()));
      assertThat(committed.equals(file.getValue())).as(file.getKey()).isTrue();
      size += Files.size(SampleFiles.FOLDER.resolve(file.getKey()));
    }
    assertThat(size).isLessThan(4_000_000);
  }

  @Test
  void fiveThousandCustomersWithValidMadeUpNumbers() throws Exception {
    List<Map<String, String>> customers = csv("customers.csv");
    assertThat(customers).hasSize(5_000);
    Map<String, List<String>> byNumber = new HashMap<>();
    Set<String> meters = new HashSet<>();
    int several = 0;
    for (Map<String, String> customer : customers) {
      assertThat(cell(customer, "nameEn") + cell(customer, "addressEn")).matches("\\p{ASCII}+");
      assertThat(cell(customer, "nameZh")).isNotBlank();
      assertThat(Set.of("zh", "en")).contains(cell(customer, "language"));
      List<String> phones = List.of(cell(customer, "phones").split(";"));
      several += phones.size() > 1 ? 1 : 0;
      for (String phone : phones) {
        byNumber.computeIfAbsent(e164(phone), n -> new ArrayList<>()).add(cell(customer, "id"));
      }
      for (String meter : cell(customer, "meters").split(";")) {
        assertThat(meters.add(meter.substring(0, meter.indexOf('|')))).isTrue();
        String tariff = meter.split("\\|")[3];
        assertThat(texts(json("centre.json").path("tariffs"), "id")).contains(tariff);
      }
    }
    assertThat(several).isBetween(1_500, 3_500);
    assertThat(byNumber.values().stream().filter(ids -> ids.size() > 1).count())
        .as("ambiguous numbers")
        .isBetween(100L, 500L);
    assertThat(byNumber.get("+8619000000003")).containsExactly("c00003", "c00004");
    assertThat(byNumber).doesNotContainKey("+8619000000999");
  }

  private static String e164(String written) throws NumberParseException {
    PhoneNumber number = NUMBERS.parse(written, "CN");
    assertThat(NUMBERS.isValidNumber(number)).as(written).isTrue();
    String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
    assertThat(e164).matches("\\+861[0-9]{2}0000[0-9]{4}|\\+86710555[0-9]{4}");
    return e164;
  }

  @Test
  void flagsAreSpreadOverTheCustomers() {
    Map<String, Integer> flags = new HashMap<>();
    for (Map<String, String> customer : csv("customers.csv")) {
      for (String flag : cell(customer, "flags").split(";")) {
        flags.merge(flag, 1, Integer::sum);
      }
    }
    flags.remove("");
    assertThat(flags.keySet()).containsExactlyInAnyOrder("vip", "life-support", "do-not-call");
    assertThat(flags.values()).allSatisfy(count -> assertThat(count).isBetween(20, 500));
  }

  @Test
  void billsBelongToMetersOfTheirCustomers() {
    Map<String, String> meterOwner = new HashMap<>();
    for (Map<String, String> customer : csv("customers.csv")) {
      for (String meter : cell(customer, "meters").split(";")) {
        meterOwner.put(meter.substring(0, meter.indexOf('|')), cell(customer, "id"));
      }
    }
    for (Map<String, String> bill : csv("bills.csv")) {
      assertThat(meterOwner.get(cell(bill, "meterNumber"))).isEqualTo(cell(bill, "customerId"));
      assertThat(Period.parse(cell(bill, "month")).isNegative()).isTrue();
      assertThat(cell(bill, "amount")).matches("[0-9]+\\.[0-9]{2}");
      assertThat(cell(bill, "paid")).matches("true|false");
    }
  }

  @Test
  void ticketsFitTheirFormsAndSomeAreOpenAndDue() {
    Set<String> customers = customerIds();
    Map<String, JsonNode> forms = documents("forms");
    Map<String, Integer> states = new HashMap<>();
    int openAndLate = 0;
    for (Map<String, String> ticket : csv("tickets.csv")) {
      assertThat(customers).contains(cell(ticket, "customerId"));
      assertThat(serves(cell(ticket, "createdBy"), cell(ticket, "queueId"))).isTrue();
      assertThat(Duration.parse(cell(ticket, "createdAt"))).isNegative();
      boolean late = Duration.parse(cell(ticket, "dueAt")).isNegative();
      states.merge(cell(ticket, "state"), 1, Integer::sum);
      openAndLate += late && cell(ticket, "state").equals("open") ? 1 : 0;
      JsonNode form = Objects.requireNonNull(forms.get(cell(ticket, "formId")));
      Map<String, JsonNode> fields = fields(form);
      SampleFiles.parse(cell(ticket, "fields"))
          .properties()
          .forEach(
              value ->
                  assertThat(
                          SampleScriptsTest.allowed(
                              fields, value.getKey(), value.getValue().asText()))
                      .as(ticket.toString())
                      .isTrue());
    }
    assertThat(states.keySet())
        .containsExactlyInAnyOrder("open", "in-progress", "waiting", "closed");
    assertThat(states.get("open")).isGreaterThan(100);
    assertThat(openAndLate).isBetween(5, 100);
  }

  @Test
  void contactsNameCustomersAgentsAndDispositions() {
    Set<String> customers = customerIds();
    List<String> dispositions = texts(json("centre.json").path("dispositions"), "id");
    List<Map<String, String>> contacts = csv("contacts.csv");
    assertThat(contacts).hasSize(5_000);
    for (Map<String, String> contact : contacts) {
      assertThat(customers).contains(cell(contact, "customerId"));
      assertThat(dispositions).contains(cell(contact, "disposition"));
      assertThat(serves(cell(contact, "agentId"), cell(contact, "queueId"))).isTrue();
      assertThat(Duration.parse(cell(contact, "startedAt"))).isNegative();
      assertThat(cell(contact, "durationSeconds")).matches("[1-9][0-9]+");
    }
  }

  private static Set<String> customerIds() {
    Set<String> ids = new HashSet<>();
    csv("customers.csv").forEach(customer -> ids.add(cell(customer, "id")));
    return ids;
  }

  private final Map<String, List<String>> skillsOf = new HashMap<>();

  private boolean serves(String agent, String queue) {
    if (skillsOf.isEmpty()) {
      for (JsonNode person : json("people.json").path("people")) {
        skillsOf.put(person.path("id").asText(), texts(person.path("skills"), "skill"));
      }
    }
    return skillsOf.getOrDefault(agent, List.of()).contains(queue);
  }
}
