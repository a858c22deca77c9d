package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.admin.SampleFiles.FOLDER;
import static org.seatline.server.admin.SampleFiles.documents;
import static org.seatline.server.admin.SampleFiles.each;
import static org.seatline.server.admin.SampleFiles.json;
import static org.seatline.server.admin.SampleFiles.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.simulation.Scenario;
import org.seatline.softphone.simulation.Step;

/** The sample call centre's sound files, and the callers and drills that speak them. */
class SampleSoundTest {
  private static final int HEADER = 44;
  private static final int RATE = 8_000;

  @Test
  void everySoundIsEightKilohertzMonoAndCanBeHeard() throws IOException {
    long size = 0;
    for (Path file : list(".", ".wav")) {
      ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      size += wav.capacity();
      assertThat(wav.getShort(20)).as(file + " is PCM").isEqualTo((short) 1);
      assertThat(wav.getShort(22)).as(file + " is mono").isEqualTo((short) 1);
      assertThat(wav.getInt(24)).as(file + " rate").isEqualTo(RATE);
      assertThat(wav.getShort(34)).as(file + " bits").isEqualTo((short) 16);
      assertThat(wav.getInt(40)).as(file + " data").isEqualTo(wav.capacity() - HEADER);
      assertThat(level(samples(wav))).as(file + " level").isBetween(0.04, 0.2);
    }
    assertThat(size).isLessThan(12_000_000);
  }

  private static ShortBuffer samples(ByteBuffer wav) {
    return wav.position(HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }

  /** Root mean square, 1 is full scale. */
  private static double level(ShortBuffer samples) {
    double sum = 0;
    for (int i = 0; i < samples.limit(); i++) {
      double sample = samples.get(i) / 32_768.0;
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.limit());
  }

  @Test
  void holdMusicBeginsAndEndsInSilence() throws IOException {
    Path music = FOLDER.resolve("music/hold.wav");
    ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(music)).order(ByteOrder.LITTLE_ENDIAN);
    ShortBuffer samples = samples(wav);
    assertThat(samples.limit()).isBetween(20 * RATE, 30 * RATE);
    for (int i = 0; i < 20; i++) {
      assertThat((int) samples.get(i)).isBetween(-200, 200);
      assertThat((int) samples.get(samples.limit() - 1 - i)).isBetween(-200, 200);
    }
  }

  @Test
  void everySoundIsMadeByTheScriptAndUsed() throws IOException {
    Set<String> made = new HashSet<>(Set.of("music/hold.wav"));
    for (String line : Files.readAllLines(FOLDER.resolve("speech/lines.tsv"))) {
      assertThat(made.add(line.substring(0, line.indexOf('\t')))).as(line).isTrue();
    }
    Set<String> present = new HashSet<>();
    for (Path file : list(".", ".wav")) {
      present.add(FOLDER.relativize(file.normalize()).toString().replace('\\', '/'));
    }
    assertThat(present).isEqualTo(made);
    Set<String> used = new HashSet<>(Set.of("music/hold.wav"));
    for (JsonNode prompt : json("menu.json").path("prompts")) {
      used.add(prompt.path("file").path("en").asText());
      used.add(prompt.path("file").path("zh").asText());
    }
    for (String folder : List.of("callers", "drills")) {
      for (JsonNode scenario : documents(folder).values()) {
        each(scenario.path("steps"))
            .filter(step -> step.has("file"))
            .forEach(step -> used.add(step.path("file").asText().replace("../", "")));
      }
    }
    made.removeAll(used);
    assertThat(made).allMatch(file -> file.startsWith("speech/agent-")).hasSize(12);
  }

  @Test
  void callersAndDrillsAreScenariosThatSpeakFilesThatExist() throws IOException {
    int callers = 0;
    for (String folder : List.of("callers", "drills")) {
      for (Path file : list(folder, ".json")) {
        Scenario scenario = Scenario.read(file);
        assertThat(scenario.name() + ".json").isEqualTo(file.getFileName().toString());
        assertThat(scenario.number()).matches("[0-9+().-]+");
        assertThat(seconds(scenario)).as(file.toString()).isBetween(14.0, 32.0);
        assertThat(scenario.steps().getLast()).isEqualTo(new Step.HangUp());
        callers++;
      }
    }
    assertThat(callers).isEqualTo(9 + 3);
  }

  private static double seconds(Scenario scenario) throws IOException {
    long bytes = 0;
    for (Step step : scenario.steps()) {
      if (step instanceof Step.Say say) {
        bytes += Files.size(FOLDER.resolve("callers").resolve(say.file())) - HEADER;
      }
    }
    return bytes / 2.0 / RATE;
  }

  @Test
  void callersReachEveryQueueAndMostSpeakBothLanguages() {
    Map<String, JsonNode> callers = documents("callers");
    Set<String> digits = new HashSet<>();
    Set<String> languages = new HashSet<>();
    for (JsonNode caller : callers.values()) {
      digits.add(caller.path("menuDigit").asText());
      languages.add(caller.path("language").asText());
    }
    assertThat(digits).containsExactlyInAnyOrder("1", "2", "3", "4", "0");
    assertThat(languages).containsExactlyInAnyOrder("zh", "en");
    for (JsonNode drill : documents("drills").values()) {
      assertThat(drill.path("difficulty").asInt()).isBetween(1, 3);
      assertThat(drill.path("persona").has("zh")).isTrue();
      assertThat(drill.path("goal").has("zh")).isTrue();
      assertThat(drill.path("expect")).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
