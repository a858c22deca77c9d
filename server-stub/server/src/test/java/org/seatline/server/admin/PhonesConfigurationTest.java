package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.server.TestServer;
import org.seatline.server.admin.PhoneAccount.AtRegistration;

/** What the files may say of plain SIP phones and their feature codes. */
final class PhonesConfigurationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CODES =
      """
      {"phones": {"features": [{"code": "*1", "does": "ready"},
                               {"code": "*2", "does": "not-ready", "reason": "break"}]}}
      """;
  private static final String PHONE =
      """
      {"phone": {"user": "desk-7", "demoPassword": "secret", "atRegistration": "ready"}}
      """;
  private static final String OTHER_PHONE =
      """
      {"phone": {"user": "desk-8", "md5": "%s", "sha256": "%s"}}
      """
          .formatted("0a".repeat(16), "0b".repeat(32));

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    Path from = TestServer.smallCentre();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.copy(file, to);
      }
    }
    merge("centre.json", "", CODES);
    merge("people.json", "/people/0", PHONE);
    merge("people.json", "/people/1", OTHER_PHONE);
  }

  private void merge(String file, String pointer, String fields) throws IOException {
    Path path = folder.resolve(file);
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(path));
    ((ObjectNode) root.at(pointer)).setAll((ObjectNode) JSON.readTree(fields));
    Files.writeString(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private Configuration read() throws ConfigurationException, IOException {
    try (ConfigurationFolder opened = ConfigurationFolder.open(folder)) {
      return ConfigurationReader.read(opened);
    }
  }

  @Test
  void readsPhonesAndCodes() throws Exception {
    Configuration read = read();
    assertThat(read.centre().features())
        .containsExactly(
            new PhoneFeature("*1", PhoneFeature.Does.READY, "", "phone-ready"),
            new PhoneFeature("*2", PhoneFeature.Does.NOT_READY, "break", "phone-not-ready"));
    assertThat(read.personOfPhone("desk-7").orElseThrow().phone())
        .isEqualTo(new PhoneAccount("desk-7", "", "", "secret", AtRegistration.READY));
    assertThat(Objects.requireNonNull(read.people().get(1).phone()).atRegistration())
        .isEqualTo(AtRegistration.NOT_READY);
    assertThat(read.people().get(2).phone()).isNull();
  }

  @Test
  void hasTheUsualCodesWhereNoneAreGiven() throws Exception {
    merge("centre.json", "", "{\"phones\": null}");
    assertThat(read().centre().features()).isEqualTo(PhoneFeature.usual("break"));
    assertThat(PhoneFeature.usual("break")).extracting(PhoneFeature::code).contains("*11", "*16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "centre.json | /phones/features/0 | {'code': '11'} | /phones/features/0/code: `\"11\"` is",
        "centre.json | /phones/features/1 | {'code': '*1'} | /phones/features/1/code: this code is",
        "centre.json | /phones/features/0 | {'does': 'dance'} "
            + "| /phones/features/0/does: one of ready, not-ready",
        "centre.json | /phones/features/0 | {'reason': 'break'} "
            + "| /phones/features/0/reason: only not-ready and last-call",
        "centre.json | /phones/features/1 | {'reason': 'ring-no-answer'} "
            + "| /phones/features/1/reason: no such reason that agents may choose",
        "centre.json | /phones | {'feature': []} | /phones/feature: not known here",
        "people.json | /people/0/phone | {'user': 'desk-8'} "
            + "| /people/1/phone/user: another person's phone",
        "people.json | /people/0/phone | {'user': 'seat-1001'} "
            + "| /people/0/phone/user: names with seat-",
        "people.json | /people/0/phone | {'pasword': 'x'} "
            + "| /people/0/phone/pasword: not known here",
        "people.json | /people/1/phone | {'md5': 'XYZ'} | /people/1/phone/md5: md5 of user:realm",
        "people.json | /people/0/phone | {'atRegistration': 'busy'} "
            + "| /people/0/phone/atRegistration: one of ready, not-ready",
      })
  void saysWhereAMistakeIs(String file, String pointer, String change, String problem)
      throws Exception {
    merge(file, pointer, change.replace('\'', '"'));
    ConfigurationException found = catchThrowableOfType(ConfigurationException.class, this::read);
    assertThat(found).isNotNull();
    assertThat(found.problems())
        .anySatisfy(p -> assertThat(p).startsWith(file).contains(problem.replace("`", "")));
  }
}
