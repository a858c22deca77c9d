package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.admin.ConfigurationFolder;

/** Every mistake in what telephony reads is told with its file and its place. */
class TelephonyFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void copySample() throws Exception {
    try (ConfigurationFolder sample = ConfigurationFolder.open(null)) {
      for (String part : new String[] {"menu.json", "queues.json", "prompts", "music"}) {
        copy(sample.root(), part);
      }
    }
  }

  private void copy(Path sample, String part) throws IOException {
    try (Stream<Path> files = Files.walk(sample.resolve(part))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(sample.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private void assertTold(String mistake) {
    assertThatThrownBy(() -> CallControl.check(folder))
        .isInstanceOf(CentreFileException.class)
        .hasMessageStartingWith(mistake)
        .hasMessageNotContaining("org.seatline");
  }

  @Test
  void takesTheSample() {
    assertThatCode(() -> CallControl.check(folder)).doesNotThrowAnyException();
  }

  @Test
  void wrongKind() throws IOException {
    change("menu.json", "\"attempts\": 3", "\"attempts\": \"thrice\"");
    assertTold("menu.json line 11 /menus/0/attempts: \"thrice\" is not a whole number");
  }

  @Test
  void notJson() throws IOException {
    change("menu.json", "\"start\": \"main\",", "\"start\": \"main\"");
    assertTold("menu.json line 6: Unexpected character ('\"'");
  }

  @Test
  void somethingIsMissing() throws IOException {
    change("menu.json", "\"start\": \"main\",", "");
    assertTold("menu.json /start: is missing");
  }

  @Test
  void somethingIsAnotherThing() throws IOException {
    change("menu.json", "\"opening\": [\"welcome\", \"recorded\"]", "\"opening\": {}");
    assertTold("menu.json line 4 /opening: a list is needed");
  }

  @Test
  void nullWhereSomethingIsNeeded() throws IOException {
    change("menu.json", "\"opening\": [\"welcome\", \"recorded\"]", "\"opening\": null");
    assertTold("menu.json line ");
  }

  @Test
  void namesWhatIsNotThere() throws IOException {
    change("menu.json", "\"entry\": \"please-hold\"", "\"entry\": \"hold-please\"");
    change("menu.json", "\"start\": \"main\"", "\"start\": \"first\"");
    change("menu.json", "\"queue\": \"fault\"", "\"queue\": \"lost\"");
    assertTold(
        """
        menu.json line 5 /start: there is no menu "first"
        menu.json line 20 /menus/0/options/0/queue: there is no queue "lost"
        menu.json line 51 /waiting/entry: there is no prompt "hold-please\"\
        """);
  }

  @Test
  void queueWithAWrongPriority() throws IOException {
    change("queues.json", "\"priority\": 10", "\"priority\": \"high\"");
    assertTold("queues.json line ");
  }

  @Test
  void soundThatIsNone() throws IOException {
    Files.writeString(folder.resolve("prompts/en/menu.wav"), "no sound");
    assertTold("prompts/en/menu.wav: cannot be played: ");
  }

  @Test
  void fileThatIsNotThere() throws IOException {
    Files.delete(folder.resolve("prompts/en/menu.wav"));
    assertTold("prompts/en/menu.wav: there is no such file");
    Files.delete(folder.resolve("menu.json"));
    assertTold("menu.json: there is no such file");
  }
}
