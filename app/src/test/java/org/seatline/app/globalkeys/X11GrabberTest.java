package org.seatline.app.globalkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.globalkeys.GlobalKeys.Refusal;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.SeatAction;

/** Two programs that want the same key of a real X display. */
@WindowTest
@EnabledOnOs(OS.LINUX)
final class X11GrabberTest {
  /** No key of the seat: those are held by whichever seat is at work on this display. */
  private static final KeyCombo KEY = KeyCombo.of("Ctrl+Shift+F11");

  private static final long WAIT_S = 10;

  /** What was told, in words. */
  private static final class Told implements GlobalKeys.Listener {
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

    @Override
    public void pressed(SeatAction action) {
      words.add("pressed " + action);
    }

    @Override
    public void refused(Refusal why, List<KeyCombo> keys) {
      words.add(why + " " + keys);
    }

    @Nullable String next() throws InterruptedException {
      return words.poll(WAIT_S, TimeUnit.SECONDS);
    }
  }

  @Test
  void saysWhenAnotherProgramHasTheKeyAndTakesItWhenThatGivesItBack() throws InterruptedException {
    Told told = new Told();
    try (X11Grabber other = new X11Grabber()) {
      assertThat(other.grab(List.of(KEY))).isEmpty();
      GlobalKeys refused = listen(told, null);
      assertThat(told.next()).isEqualTo("TAKEN [Ctrl+Shift+F11]");
      refused.close();
      refused.awaitEnd();
    }
    try (X11Grabber again = new X11Grabber()) {
      assertThat(again.grab(List.of(KEY))).isEmpty();
    }
  }

  @Test
  void givesItsOwnKeysBackBeforeItTakesThemAgain() throws InterruptedException {
    Told told = new Told();
    GlobalKeys first = listen(told, null);
    GlobalKeys last = first;
    for (int i = 0; i < 5; i++) {
      last = listen(told, last);
    }
    last.close();
    last.awaitEnd();
    assertThat(told.words).isEmpty();
  }

  private static GlobalKeys listen(Told told, @Nullable GlobalKeys before) {
    return GlobalKeys.listen(Map.of(SeatAction.ANSWER_ANYWHERE, KEY), told, before);
  }
}
