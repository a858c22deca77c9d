package org.seatline.app.shell;

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

/**
 * Pictures of the seat's windows, of a fake seat with plausible data. Arguments: the folder, and
 * optionally parts of names that are wanted. Needs a display.
 */
public final class Screenshots {
  private static final Duration SETTLE = Duration.millis(700);

  private final Path folder;
  private final List<Job> jobs = new ArrayList<>();
  private final CountDownLatch done = new CountDownLatch(1);

  private record Job(Scenes scene, Language language, Theme theme, int width, int height) {
    String name() {
      return String.format(
          Locale.ROOT,
          "%s-%s-%s-%dx%d",
          scene.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          language.tag(),
          theme.name().toLowerCase(Locale.ROOT),
          width,
          height);
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
    for (int[] size : new int[][] {{1366, 768}, {1920, 1080}}) {
      for (Theme theme : Theme.values()) {
        for (Language language : Language.values()) {
          for (Scenes scene : Scenes.values()) {
            Job job = new Job(scene, language, theme, size[0], size[1]);
            if (args.length < 2 || wanted(job.name(), args)) {
              all.jobs.add(job);
            }
          }
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

  private static boolean wanted(String name, String... args) {
    for (int i = 1; i < args.length; i++) {
      boolean all = true;
      for (String part : args[i].split("\\+")) {
        all &= name.contains(part);
      }
      if (all) {
        return true;
      }
    }
    return false;
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
            seat, messages, new Look(job.theme()), "http://127.0.0.1:7080", headset.workplace());
    Stage stage = new Stage();
    stage.initStyle(StageStyle.UNDECORATED);
    window.showIn(stage);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(job.width());
    stage.setHeight(job.height());
    new Robot().mouseMove(job.width() - 1, job.height() - 1);
    job.scene().act(seat, window.scene());
    headset.act(window.scene());
    PauseTransition settle = new PauseTransition(SETTLE);
    settle.setOnFinished(
        event -> {
          write(window.scene().snapshot(null), job.name());
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
