package org.seatline.app.shell;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.settings.TextSize;

/**
 * Pictures of the seat's windows, of a fake seat with plausible data. Arguments: the folder, and
 * optionally parts of names that are wanted, joined by {@code +}; a part that ends in a dot ends
 * the name. Needs a display.
 */
public final class Screenshots {
  private static final Duration SETTLE = Duration.millis(700);

  private static final Dimension WIDEST = new Dimension(2560, 1440);
  private static final List<Dimension> SIZES =
      List.of(new Dimension(1366, 768), new Dimension(1920, 1080), WIDEST);

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

    /** What is taken when nobody says what is wanted. */
    boolean usual() {
      return text == TextSize.NORMAL && !theme.isContrast() && size.width < WIDEST.width;
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
    if (!all.done.await(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the pictures took too long");
    }
    Platform.exit();
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
    PauseTransition settle = new PauseTransition(SETTLE);
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
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    try {
      ImageIO.write(copy, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
