package org.seatline.app.shell;

import java.awt.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.settings.TextSize;

/**
 * Pictures of the seat's windows, of a fake seat with plausible data. Arguments: the folder, and
 * optionally parts of names that are wanted, joined by {@code +}; a part that ends in a dot ends
 * the name. Without parts all usual ones are taken, and pictures of scenes that are no more are
 * deleted. Needs a display.
 */
public final class Screenshots {
  private static final Duration SETTLE = Duration.millis(700);

  /** A form is checked behind the screen first. */
  private static final Duration SETTLE_FORMS = Duration.millis(2_500);

  private static final Dimension WIDEST = new Dimension(2560, 1440);
  private static final List<Dimension> SIZES =
      List.of(new Dimension(1366, 768), new Dimension(1920, 1080), WIDEST);

  /** Scenes that are shown in both languages and themes on every screen. */
  private static final Set<Scenes> MAIN =
      EnumSet.of(
          Scenes.SIGN_IN,
          Scenes.IDLE,
          Scenes.RINGING,
          Scenes.TALKING,
          Scenes.TRANSFER,
          Scenes.WRAP_UP,
          Scenes.MONITOR);

  private static final Pattern TAKEN =
      Pattern.compile("[a-z-]+-(en|zh)-[a-z-]+-\\d+x\\d+(-[a-z]+)?\\.png");
  private static final int LONGEST_MINUTES = 60;

  private final Path folder;
  private final List<Job> jobs = new ArrayList<>();
  private final CountDownLatch done = new CountDownLatch(1);

  /** What differs from the usual has its word in the name. */
  private record Job(Scenes scene, Language language, Theme theme, TextSize text, Dimension size) {
    String name() {
      return String.format(
          Locale.ROOT,
          "%s-%s-%s-%dx%d%s",
          word(scene),
          language.tag(),
          word(theme),
          size.width,
          size.height,
          text == TextSize.NORMAL ? "" : "-" + word(text));
    }

    /**
     * What is taken when nobody says what is wanted: everything on the smaller screen, on the
     * larger one the main scenes in all ways and the others in two, and some in high contrast.
     */
    boolean usual() {
      if (text != TextSize.NORMAL || size.width == WIDEST.width) {
        return false;
      }
      boolean small = size.width == SIZES.getFirst().width;
      if (theme.isContrast()) {
        return small && scene == Scenes.TALKING;
      }
      return small || MAIN.contains(scene) || theme.isDark() == (language == Language.ZH);
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private Screenshots(Path folder) {
    this.folder = folder;
  }

  /** Takes the pictures. */
  public static void main(String... args) throws IOException, InterruptedException {
    Path folder = Path.of(args.length == 0 ? "target/screenshots" : args[0]);
    Files.createDirectories(folder);
    Screenshots all = new Screenshots(folder);
    for (Dimension size : SIZES) {
      for (TextSize text : TextSize.values()) {
        for (Theme theme : Theme.values()) {
          all.add(size, text, theme, args);
        }
      }
    }
    Platform.startup(() -> all.next(0));
    Platform.setImplicitExit(false);
    if (!all.done.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the pictures took too long");
    }
    Platform.exit();
    if (args.length < 2) {
      all.deleteOthers();
    }
    System.out.println(all.jobs.size() + " pictures in " + folder);
  }

  private void add(Dimension size, TextSize text, Theme theme, String... args) {
    for (Language language : Language.values()) {
      for (Scenes scene : Scenes.values()) {
        Job job = new Job(scene, language, theme, text, size);
        if (args.length < 2 ? job.usual() : wanted(job.name(), args)) {
          jobs.add(job);
        }
      }
    }
  }

  private static boolean wanted(String name, String... args) {
    for (int i = 1; i < args.length; i++) {
      boolean all = true;
      for (String part : args[i].split("\\+")) {
        all &= matches("-" + name + "-", part);
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** A part is a run of whole words of the name; one that ends in a dot ends the name. */
  private static boolean matches(String name, String part) {
    return part.endsWith(".")
        ? name.endsWith(part.substring(0, part.length() - 1) + "-")
        : name.contains(part);
  }

  private void next(int index) {
    if (index == jobs.size()) {
      done.countDown();
      return;
    }
    Job job = jobs.get(index);
    FakeSeat seat = job.scene().seat(job.language());
    Messages messages = new Messages(job.language());
    HeadsetScenes headset = new HeadsetScenes(job.scene());
    SeatWindow window =
        new SeatWindow(
            seat,
            messages,
            new Look(job.theme().choice(), job.text()),
            "http://127.0.0.1:7080",
            headset.workplace());
    Stage stage = new Stage();
    stage.initStyle(StageStyle.UNDECORATED);
    window.showIn(stage);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(job.size().width);
    stage.setHeight(job.size().height);
    new Robot().mouseMove(job.size().width - 1, job.size().height - 1);
    job.scene().act(seat, window.scene());
    headset.act(window.scene());
    PauseTransition settle =
        new PauseTransition(job.name().contains("-form") ? SETTLE_FORMS : SETTLE);
    settle.setOnFinished(
        event -> {
          boolean mini = window.mini().popup().isShowing();
          Scene shown = mini ? window.mini().popup().getScene() : window.scene();
          write(shown.snapshot(null), job.name());
          stage.close();
          next(index + 1);
        });
    settle.play();
  }

  private void write(WritableImage image, String name) {
    try {
      PalettePng.write(image, folder.resolve(name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was taken of a scene that is no more. */
  private void deleteOthers() throws IOException {
    Set<String> names = new HashSet<>();
    jobs.forEach(job -> names.add(job.name() + ".png"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (TAKEN.matcher(name).matches() && !names.contains(name)) {
          Files.delete(file);
          System.out.println("deleted " + name);
        }
      }
    }
  }
}
