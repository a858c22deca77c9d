package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.protocol.ChangeKind;
import org.seatline.server.TestServer;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.Store;

final class ConfigurationTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path data;
  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    Path from = TestServer.smallCentre();
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(from, file));
    }
  }

  private void copy(Path from, Path file) {
    try {
      Path to = folder.resolve(from.relativize(file).toString());
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "queues.json | \"skill\": \"bills\" | \"skill\": \"water\" "
            + "| queues.json /queues/1/skill: no such skill; there are bills, fault",
        "queues.json | \"offerTimeoutMs\": 15000 | \"offerTimeoutMs\": -1 "
            + "| queues.json /queues/0/offerTimeoutMs: a whole number from 1000 to 3600000",
        "queues.json | \"formId\": \"fault\" | \"formId\": \"gone\" "
            + "| queues.json /queues/0/formId: there is no forms/gone.json",
        "people.json | \"id\": \"1002\" | \"id\": \"1001\" "
            + "| people.json /people/1/id: this id is used twice",
        "people.json | \"agent\" | \"boss\" "
            + "| people.json /people/0/roles/0: one of admin, agent, lead, trainer is needed",
        "people.json | \"demo\": true | \"demo\": false "
            + "| people.json /people/0/passwordHash: an encoded Argon2id hash is needed",
        "centre.json | Asia/Shanghai | Asia/Nowhere " + "| centre.json /timeZone: not a time zone",
        "centre.json | \"queueIds\": [] | \"queueIds\": [\"x\"] "
            + "| centre.json /dispositions/0/queueIds/0: one of bills, fault is needed",
        "centre.json | \"id\": \"small\" | \"id\": \"small | centre.json line 2",
        "customers.csv | 13700002222 | none "
            + "| customers.csv line 4, phones: \"none\" is not a phone number",
        "tickets.csv | ,c1, | ,c9, "
            + "| tickets.csv line 2, customerId: there is no customer \"c9\"",
        "bills.csv | 118.4 | a lot "
            + "| bills.csv line 2, amount: an amount with at most two decimals is needed",
        "contacts.csv | kind, | sort, | contacts.csv line 1: the column kind is missing",
        "articles/danger.json | { | [ | articles/danger.json",
      })
  void saysWhereAMistakeIs(String file, String right, String wrong, String problem)
      throws Exception {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
    ConfigurationException found = catchThrowableOfType(ConfigurationException.class, this::check);
    assertThat(found.problems())
        .anySatisfy(
            p -> assertThat(p.replaceFirst(" line \\d+ /", " /")).startsWith(problem.strip()));
  }

  private void check() throws ConfigurationException, IOException {
    try (ConfigurationFolder opened = ConfigurationFolder.open(folder)) {
      new ContentLoader(opened, ConfigurationReader.read(opened), NOW).check();
    }
  }

  @Test
  void givesNewNumbersOnlyToWhatChanged() throws Exception {
    try (Store store = Store.open(DatabaseSettings.embedded(data))) {
      load(store);
      long first = last(store);
      load(store);
      assertThat(last(store)).isEqualTo(first);

      Path customers = folder.resolve("customers.csv");
      String text = Files.readString(customers);
      Files.writeString(
          customers, text.replace("Zhao Ming", "Zhao Min").replaceAll("(?m)^c3,.*\\R", ""));
      load(store);
      var changes =
          store.inTransaction(
              tx ->
                  tx.feed()
                      .reader()
                      .between(first, Long.MAX_VALUE, EnumSet.allOf(ChangeKind.class)));
      assertThat(changes)
          .extracting(c -> c.kind() + " " + c.id() + " " + (c.body() == null ? "gone" : "there"))
          .contains("CUSTOMER c1 there", "CUSTOMER c3 gone")
          .noneMatch(c -> c.startsWith("CUSTOMER c2"));
      boolean there = store.inTransaction(tx -> tx.customers().exists("c3"));
      assertThat(there).isFalse();
    }
  }

  @Test
  void keepsEveryVersionOfAFormThatWasPublished() throws Exception {
    try (Store store = Store.open(DatabaseSettings.embedded(data))) {
      load(store);
      Path form = folder.resolve("forms/fault.json");
      Files.writeString(
          form, Files.readString(form).replaceFirst("\"version\": 3", "\"version\": 4"));
      load(store);
      Map<String, String> forms = store.inTransaction(tx -> tx.feed().bodies(ChangeKind.FORM));
      assertThat(forms).containsOnlyKeys("fault", "fault@3", "fault@4");
      assertThat(forms.get("fault")).isEqualTo(forms.get("fault@4"));
      assertThat(forms.get("fault@3")).contains("\"version\":3");
    }
  }

  @Test
  void readsTheSampleCallCentre() throws Exception {
    try (ConfigurationFolder sample = ConfigurationFolder.open(null)) {
      Configuration configuration = ConfigurationReader.read(sample);
      ContentLoader.Size size = new ContentLoader(sample, configuration, NOW).check();
      assertThat(configuration.queues()).hasSize(5);
      assertThat(configuration.people()).hasSize(25);
      assertThat(size.customers()).isEqualTo(5_000);
      assertThat(size.documents()).isGreaterThanOrEqualTo(40);
    }
  }

  @Test
  void hashesPasswords() {
    String hash = Passwords.hash("secret", Passwords.Cost.DEMO);
    assertThat(hash).startsWith("$argon2id$").doesNotContain("secret");
    assertThat(Passwords.isHash(hash)).isTrue();
    assertThat(Passwords.fits("secret", hash)).isTrue();
    assertThat(Passwords.fits("Secret", hash)).isFalse();
    assertThat(List.of("", "secret", "$argon2id$x")).noneMatch(Passwords::isHash);
  }

  private void load(Store store) throws Exception {
    try (ConfigurationFolder opened = ConfigurationFolder.open(folder)) {
      new ContentLoader(opened, ConfigurationReader.read(opened), NOW).load(store);
    }
    Map<String, String> customers =
        store.inTransaction(tx -> tx.feed().bodies(ChangeKind.CUSTOMER));
    assertThat(customers).isNotEmpty();
  }

  private static long last(Store store) {
    return store.inTransaction(tx -> tx.feed().last());
  }
}
