package org.seatline.softphone.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.PayloadFormat;
import org.seatline.softphone.testbench.Likeness;
import org.seatline.softphone.testbench.OwnCall;
import org.seatline.softphone.testbench.OwnMedia;
import org.seatline.softphone.testbench.OwnPhone;
import org.seatline.softphone.testbench.Sounds;

class PlaceCallTest {
  private static final double LIKE = 0.75;

  @Test
  void isHeardByWhomItCalls(@TempDir Path folder) throws Exception {
    PcmClip words = Sounds.babble(61, 2_600, 16_000);
    Path file = folder.resolve("words.wav");
    words.save(file);
    try (OwnPhone phone = OwnPhone.open("example-callee");
        OwnCall call = phone.expect(OwnMedia.of(PayloadFormat.G722))) {
      PlaceCall.main(phone.address(), file.toString());
      call.await("its end", call::over);
      Likeness.assertHeard("the example", words, call.heard(), LIKE);
    }
  }

  @Test
  void standsInTheReadme() throws Exception {
    String program =
        Files.readString(Path.of("src/test/java/org/seatline/softphone/example/PlaceCall.java"));
    assertThat(Files.readString(Path.of("README.md"))).contains(program);
    String body = program.substring(program.indexOf("public final class"));
    assertThat(body.lines().count()).as("lines of the program").isLessThanOrEqualTo(40);
  }
}
