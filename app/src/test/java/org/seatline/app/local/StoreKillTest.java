package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.Desk;

/** Kills a process that types and submits, and looks what its store still holds. */
final class StoreKillTest {
  private static final int ROUNDS = 4;
  private static final int LINES = 40;

  @TempDir Path folder;

  /** Types without end: says what was typed and when, and which tickets were acknowledged. */
  static final class Typist {
    private Typist() {}

    public static void main(String[] args) throws Exception {
      var opened =
          (LocalStore.Opened.Open)
              LocalStore.open(
                  Path.of(args[0]),
                  new KeyFile(),
                  KeyCost.LEAST,
                  NumberRules.CHINA,
                  Clock.systemUTC());
      LocalStore store = opened.store();
      StoreSamples.signIn(store, "1001");
      Object pause = new Object();
      for (int i = 0; ; i++) {
        store.desk().saveDraft(StoreSamples.draft("draft", "text " + i));
        System.out.println("typed " + i + " " + System.nanoTime());
        if (i % 5 == 4) {
          String id = args[1] + "-" + i;
          store.desk().submitTicket(StoreSamples.ticket(id, "c1"), "other").join();
          System.out.println("submitted " + id);
        }
        System.out.flush();
        synchronized (pause) {
          pause.wait(20);
        }
      }
    }
  }

  @Test
  void losesNothingOlderThan300MillisecondsWhenKilled() throws Exception {
    List<String> submitted = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int safe = typeAndKill(round, submitted);
      try (LocalStore store = reopen()) {
        StoreSamples.signIn(store, "1001");
        List<Desk.Draft> drafts = store.desk().drafts().join();
        assertThat(drafts).hasSize(1);
        String text = drafts.getFirst().content().path("note").asText();
        assertThat(Integer.parseInt(text.substring(5))).isGreaterThanOrEqualTo(safe);
        assertThat(store.desk().ticketsOf("c1", 10_000).join())
            .extracting(ticket -> ticket.id())
            .containsAll(submitted);
      }
    }
  }

  /** Returns the last number that had been typed 300 ms before the kill. */
  private int typeAndKill(int round, List<String> submitted)
      throws IOException, InterruptedException {
    Process typist = start(round);
    List<long[]> typed = new ArrayList<>();
    try (BufferedReader out = typist.inputReader(StandardCharsets.UTF_8)) {
      for (int lines = 0; lines < LINES + 10 * round; lines++) {
        String line = out.readLine();
        assertThat(line).as("the typist ended by itself").isNotNull();
        String[] words = line.split(" ");
        if (words[0].equals("typed")) {
          typed.add(new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
        } else {
          submitted.add(words[1]);
        }
      }
      long killedAt = System.nanoTime();
      typist.destroyForcibly();
      assertThat(typist.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return typed.stream()
          .filter(entry -> killedAt - entry[1] > 300_000_000L)
          .mapToInt(entry -> (int) entry[0])
          .max()
          .orElse(-1);
    }
  }

  private Process start(int round) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Typist.class.getName(),
            folder.toString(),
            "round" + round)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private LocalStore reopen() throws IOException {
    var opened =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    assertThat(opened).isInstanceOf(LocalStore.Opened.Open.class);
    LocalStore store = ((LocalStore.Opened.Open) opened).store();
    assertThat(store.setAside()).isEmpty();
    return store;
  }
}
