package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FileEditor;
import org.seatline.app.form.FilesModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.Desk;
import org.seatline.app.session.FakeFiles;
import org.seatline.app.session.SampleFiles;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.form.AttachedFile;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Files are attached to a ticket, shown and taken out by the keyboard alone. */
@WindowTest
final class FilesWindowTest {
  @TempDir Path desktop;

  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private DeskScreen screen;

  @Start
  void start(Stage stage) {
    screen = new DeskScreen(stage, Language.EN, Theme.LIGHT);
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** A complaint about damage is on the screen; the chooser answers with these. */
  private FileEditor complaint(FxRobot robot, Path... chosen) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
        });
    press(robot, KeyCode.CONTROL, KeyCode.T);
    robot.write("complaint");
    press(robot, KeyCode.ENTER);
    robot.interact(() -> field("topic").edit("damage"));
    FileEditor editor = robot.lookup("#ticket-photos").queryAs(FileEditor.class);
    robot.interact(() -> editor.chooseBy(window -> List.of(chosen)));
    return editor;
  }

  private FieldModel field(String id) {
    return screen.ticket.field(id).orElseThrow();
  }

  private List<String> names() {
    return field("photos").files().files().stream().map(AttachedFile::name).toList();
  }

  private String said() {
    FilesModel.Said said = field("photos").files().saidProperty().get();
    return said == null ? "" : said.key();
  }

  private FakeFiles shelf() {
    return screen.seat.desk().files;
  }

  @Test
  void attachesTakesOutAndBringsBackByKeys(FxRobot robot) {
    Path photo = SampleFiles.photo(desktop, "meter.png", 0xff804020);
    Path paper = SampleFiles.paper(desktop, "bill.pdf");
    complaint(robot, photo, paper);
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    assertThat(names()).containsExactly("meter.png", "bill.pdf");
    assertThat(screen.scene.getFocusOwner()).isInstanceOf(Button.class);
    press(robot, KeyCode.SHIFT, KeyCode.TAB);
    press(robot, KeyCode.DELETE);
    assertThat(names()).containsExactly("meter.png");
    assertThat(said()).isEqualTo(FilesModel.Said.REMOVED);
    assertThat(((Labeled) screen.scene.getFocusOwner()).getText()).isEqualTo("Undo");
    press(robot, KeyCode.ENTER);
    assertThat(names()).containsExactly("meter.png", "bill.pdf");
    press(robot, KeyCode.SHIFT, KeyCode.TAB);
    press(robot, KeyCode.DELETE);
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(names()).containsExactly("meter.png", "bill.pdf");
  }

  @Test
  void showsAPictureInAWindowThatEscapeCloses(FxRobot robot) throws Exception {
    Path photo = SampleFiles.photo(desktop, "meter.png", 0xff804020);
    FileEditor editor = complaint(robot, photo);
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    Button open = (Button) editor.lookup(".ticket-file-name");
    robot.interact(open::requestFocus);
    press(robot, KeyCode.SPACE);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> pictures().size() == 1);
    press(robot, KeyCode.ESCAPE);
    assertThat(pictures()).isEmpty();
    assertThat(said()).isEmpty();
  }

  private static List<Stage> pictures() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(stage -> "meter.png".equals(stage.getTitle()))
        .toList();
  }

  @Test
  void takesAPictureOutOfTheClipboard(FxRobot robot) {
    Path photo = SampleFiles.photo(desktop, "meter.png", 0xff804020);
    FileEditor editor = complaint(robot);
    robot.interact(
        () -> {
          var image = new Image(photo.toUri().toString());
          Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, image));
          editor.lookup(".ticket-file-attach").requestFocus();
        });
    press(robot, KeyCode.CONTROL, KeyCode.V);
    assertThat(names()).hasSize(1).first().asString().startsWith("Picture ").endsWith(".png");
  }

  @Test
  void takesFilesOutOfTheClipboard(FxRobot robot) {
    Path photo = SampleFiles.photo(desktop, "meter.png", 0xff804020);
    FileEditor editor = complaint(robot);
    robot.interact(
        () -> {
          var copied = List.of(photo.toFile());
          Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.FILES, copied));
          editor.lookup(".ticket-file-attach").requestFocus();
        });
    press(robot, KeyCode.CONTROL, KeyCode.V);
    assertThat(names()).containsExactly("meter.png");
  }

  @Test
  void saysWhatIsWrongAndLosesNothing(FxRobot robot) throws Exception {
    Path program = Files.write(desktop.resolve("photo.png"), new byte[] {'M', 'Z', 0});
    FileEditor editor = complaint(robot, program);
    robot.interact(() -> field("story").edit("sparks"));
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    assertThat(said()).isEqualTo("ticket.file.refused.kind");
    assertThat(((Labeled) editor.lookup(".ticket-file-said")).getText())
        .isEqualTo(
            "photo.png is not taken. This field takes pictures, PDF; programs and archives never.");
    assertThat(field("story").value()).isEqualTo("sparks");
    assertThat(names()).isEmpty();
  }

  @Test
  void aTicketWaitsForAFileThatIsStillCopied(FxRobot robot) {
    shelf().atOnce = false;
    complaint(robot, SampleFiles.paper(desktop, "bill.pdf"));
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    assertThat(field("photos").files().isBusy()).isTrue();
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(screen.ticket.savedProperty().get().isTicket()).isFalse();
    assertThat(Objects.requireNonNull(field("photos").problemProperty().get()).key())
        .isEqualTo("ticket.problem.coming");
    FieldModel photos = field("photos");
    String draft = screen.ticket.draftId();
    FakeFiles.Asked asked = shelf().asked.getFirst();
    assertThat(asked.wanted().draftId()).isEqualTo(draft);
    press(robot, KeyCode.CONTROL, KeyCode.N);
    assertThat(screen.ticket.draftId()).isNotEqualTo(draft);
    robot.interact(() -> shelf().end(asked));
    assertThat(photos.value()).as("laid aside").isEmpty();
    press(robot, KeyCode.CONTROL, KeyCode.PAGE_UP);
    assertThat(screen.ticket.draftId()).isEqualTo(draft);
    assertThat(names()).containsExactly("bill.pdf");
    Desk.Draft kept = screen.seat.desk().drafts.getFirst();
    assertThat(kept.draftId()).isEqualTo(draft);
    assertThat(kept.content().toString()).contains("bill.pdf");
  }
}
