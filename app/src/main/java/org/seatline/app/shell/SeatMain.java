package org.seatline.app.shell;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatLogging;
import org.seatline.app.SeatOpening;
import org.seatline.app.fx.UiThread;
import org.seatline.app.headset.HeadsetEquipment;
import org.seatline.app.local.WorkplaceKey;
import org.seatline.app.settings.FoundSettings;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.SettingsFile;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.buttons.HidButtons;

/** Starts a seat with a window. */
public final class SeatMain {
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_NO_DISPLAY = 3;

  private final SeatOptions options;
  private final CompletableFuture<Workplace> workplace = new CompletableFuture<>();

  /** How the work with a store ended. */
  private enum End {
    CLOSED,
    /** Data are to be destroyed: that happens when the store is opened next. */
    WIPE,
    IN_USE
  }

  private SeatMain(SeatOptions options) {
    this.options = options;
  }

  /** Runs the seat until its window is closed. */
  public static void main(String... args) {
    SeatLogging.configure();
    System.exit(run(args));
  }

  private static int run(String... args) {
    try {
      return new SeatMain(SeatOptions.parse(args)).run();
    } catch (SeatOptions.BadOptionException e) {
      System.err.println(e.getMessage());
      System.err.println(SeatOptions.USAGE);
      return EXIT_USAGE;
    }
  }

  /** Opens store and phone while the toolkit starts. */
  private int run() {
    try (ExecutorService opener =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("seat-opener").daemon(true).factory())) {
      CompletableFuture<SeatAssembly.Opened> opening =
          CompletableFuture.supplyAsync(this::open, opener);
      Platform.startup(() -> Platform.setImplicitExit(false));
      End end = work(opened(opening, opener));
      while (end == End.WIPE) {
        end = work(opened(CompletableFuture.supplyAsync(this::open, opener), opener));
      }
      return end == End.CLOSED ? 0 : EXIT_FAILED;
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "There is no display to open the seat's window on. Start it within a desktop session, or"
              + " run the demo without windows (-Dheadless).");
      return EXIT_NO_DISPLAY;
    } catch (CompletionException e) {
      System.err.println("The seat cannot start: " + e.getCause());
      return EXIT_FAILED;
    }
  }

  /**
   * Waits for the seat; while its key or its folder is out of reach the person is told, and may try
   * again.
   */
  private SeatAssembly.Opened opened(
      CompletableFuture<SeatAssembly.Opened> first, ExecutorService opener) {
    CompletableFuture<SeatAssembly.Opened> opening = first;
    while (true) {
      try {
        return opening.join();
      } catch (CompletionException e) {
        Optional<StartWords> words = StartWords.of(e.getCause(), options.data());
        if (words.isEmpty() || !triesAgain(words.get())) {
          throw e;
        }
        opening = CompletableFuture.supplyAsync(this::open, opener);
      }
    }
  }

  private boolean triesAgain(StartWords words) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    SeatSettings settings = workplace.join().settings();
    UiThread.run(() -> StartTrouble.show(words, settings, answer));
    return answer.join();
  }

  private SeatAssembly.Opened open() {
    try {
      SettingsFile file = new SettingsFile(options.data(), Locale.getDefault().getLanguage());
      FoundSettings found = file.load();
      SeatSettings settings = options.over(found.settings());
      workplace.complete(
          Workplace.keptIn(file, new FoundSettings(settings, found.wrong(), found.keptAs())));
      return SeatAssembly.open(
          SeatOpening.atDesk(
                  options.servers(), options.data(), options.headset(), settings.headset())
              .withKey(key()));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private WorkplaceKey key() {
    return switch (options.key()) {
      case SYSTEM -> WorkplaceKey.here();
      case FILE -> WorkplaceKey.inFile();
    };
  }

  /** Works until the window is closed, or data here are to be destroyed. */
  private End work(SeatAssembly.Opened opened) {
    return switch (opened) {
      case SeatAssembly.Opened.DataInUse() -> {
        System.err.println(
            "Another seat uses the folder "
                + options.data()
                + ". Close it, or give this one a folder of its own (--data).");
        yield End.IN_USE;
      }
      case SeatAssembly.Opened.Open(SeatAssembly assembly) -> {
        CompletableFuture<End> end = new CompletableFuture<>();
        try (assembly;
            HeadsetButtons buttons = buttons()) {
          UiThread.run(() -> show(assembly, buttons, end));
          yield end.join();
        }
      }
    };
  }

  private HeadsetButtons buttons() {
    return options.headset().equals(SeatOpening.AUTO)
        ? HidButtons.open()
        : HeadsetButtons.none(new HeadsetButtons.State.Closed());
  }

  private void show(SeatAssembly assembly, HeadsetButtons buttons, CompletableFuture<End> end) {
    HeadsetEquipment equipment = new HeadsetEquipment(assembly.headset(), buttons);
    Stage stage = new Stage();
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> end.complete(End.CLOSED));
    Workplace equipped = workplace.join().equipped(equipment).keyed(assembly.keyPlace());
    new SeatApp(assembly.seat(), options, equipped, System.out).start(stage);
    assembly.watchWipes(
        () -> {
          end.complete(End.WIPE);
          UiThread.run(stage::close);
        });
  }
}
