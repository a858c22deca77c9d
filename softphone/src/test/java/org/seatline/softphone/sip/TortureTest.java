package org.seatline.softphone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The torture messages of RFC 4475 against our check and jSIP's parser together. */
class TortureTest {
  /** What may not reach a machine; the others are refused by meaning (404, 416, 420...) or kept. */
  private static final Set<String> REFUSED =
      Set.of("insuf", "lwsstart", "badvers", "mismatch01", "badinv01", "scalar02", "ncl", "mcl01");

  @Test
  void validMessagesPass() throws Exception {
    for (Path file : files("valid")) {
      byte[] raw = Files.readAllBytes(file);
      assertThat(MessageCheck.check(raw).fault()).as(file.toString()).isNull();
    }
  }

  @Test
  void brokenMessagesAreRefused() throws Exception {
    var passed = new TreeSet<String>();
    for (Path file : files("invalid")) {
      if (passes(Files.readAllBytes(file))) {
        passed.add(file.getFileName().toString().replace(".dat", ""));
      }
    }
    assertThat(passed).doesNotContainAnyElementsOf(REFUSED);
  }

  private static boolean passes(byte[] raw) {
    try {
      return new StrictParserFactory.StrictParser().parseSIPMessage(raw, true, false, null) != null;
    } catch (ParseException refused) {
      return false;
    }
  }

  private static List<Path> files(String kind) throws IOException {
    var files = new ArrayList<Path>();
    try (Stream<Path> all = Files.list(SharedData.folder("rfc4475").resolve(kind))) {
      all.filter(f -> f.toString().endsWith(".dat")).sorted().forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    return files;
  }
}
