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
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Standby;
import org.seatline.server.TestServer;

/** What centre.json may say of the time when the server is gone. */
final class StandbyConfigurationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

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
    merge(
        "{'servers': ['http://127.0.0.1:7081'], 'fallback': {'registrar': 'sip:127.0.0.1:5090',"
            + " 'user': 'all', 'password': 'secret', 'prefix': '9', 'queue': 'fault', 'accounts':"
            + " [{'agent': '1001', 'user': 'desk-1', 'password': 'own'}]}}");
  }

  private void merge(String fields) throws IOException {
    Path path = folder.resolve("centre.json");
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(path));
    ObjectNode more = (ObjectNode) JSON.readTree(fields.replace('\'', '"'));
    if (root.has("fallback") && more.hasNonNull("fallback")) {
      ((ObjectNode) root.get("fallback")).setAll((ObjectNode) more.remove("fallback"));
    }
    root.setAll(more);
    Files.writeString(path, root.toPrettyString());
  }

  private StandbySetting read() throws ConfigurationException, IOException {
    try (ConfigurationFolder opened = ConfigurationFolder.open(folder)) {
      return ConfigurationReader.read(opened).centre().standby();
    }
  }

  @Test
  void tellsEachPersonTheirAccount() throws Exception {
    Standby mine = read().of("1001");
    assertThat(mine.servers()).containsExactly("http://127.0.0.1:7081");
    FallbackLine line = Objects.requireNonNull(mine.line());
    assertThat(line.account())
        .isEqualTo(new SipAccount("127.0.0.1", "127.0.0.1", 5090, "desk-1", "own", 120));
    assertThat(line.prefix()).isEqualTo("9");
    assertThat(line.dials()).isEqualTo(FallbackLine.Dials.NATIONAL);
    assertThat(Objects.requireNonNull(read().of("1002").line()).account().user()).isEqualTo("all");
  }

  @Test
  void tellsNothingWhereNothingIsConfigured() throws Exception {
    merge("{'servers': null, 'fallback': null}");
    assertThat(read().of("1001")).isEqualTo(Standby.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'servers': ['127.0.0.1:7081']} | /servers:",
        "{'fallback': {'registrar': 'here'}} | /fallback/registrar: not an address such as",
        "{'fallback': {'registrar': 'sip:a:99999'}} | /fallback/registrar: not a port",
        "{'fallback': {'queue': 'nobody'}} | /fallback/queue: no such queue",
        "{'fallback': {'prefix': 'abc'}} | /fallback/prefix: a prefix is made",
        "{'fallback': {'dials': 'never'}} | /fallback/dials: one of national, e164",
        "{'fallback': {'reg': 'x'}} | /fallback/reg: not known here",
      })
  void saysWhereAMistakeIs(String change, String problem) throws Exception {
    merge(change);
    ConfigurationException found = catchThrowableOfType(ConfigurationException.class, this::read);
    assertThat(found).isNotNull();
    assertThat(found.problems())
        .anySatisfy(p -> assertThat(p).startsWith("centre.json").contains(problem));
  }
}
