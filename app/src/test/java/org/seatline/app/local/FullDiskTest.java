package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.DiskState.Level;

/** The real store on a real file system that is full; skipped where none may be mounted. */
final class FullDiskTest {
  private static final long MB = 1L << 20;
  private static final int SIZE_MB = 24;
  private static final DiskLimits LIMITS = new DiskLimits(12 * MB, 8 * MB, 6 * MB, 4 * MB, 2 * MB);

  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MB + "m", "seat", folder.toString());
    assumeTrue(mounted, "no file system may be mounted here");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", folder.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  private LocalStore open() throws IOException {
    StoreOpening opening =
        StoreOpening.usual(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
            .withCost(KeyCost.LEAST)
            .withDisk(LIMITS, DiskWatch.Probe.of(folder));
    LocalStore store = ((LocalStore.Opened.Open) LocalStore.open(opening)).store();
    StoreSamples.signIn(store, "1001");
    return store;
  }

  /** Somebody else takes all the room that there is. */
  private Path fill() throws IOException {
    Path other = folder.resolve("other");
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(other)) {
      for (long i = 0; i < SIZE_MB * MB; i += block.length) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).contains("No space left");
    }
    return other;
  }

  @Test
  void keepsTextByItsReserveAndStartsOnAFullDisk() throws Exception {
    Path other;
    try (LocalStore store = open()) {
      store.thread().run(store.care().disk()::look).join();
      assertThat(folder.resolve(DiskReserve.NAME)).exists();
      other = fill();
      store.thread().run(store.care().disk()::look).join();
      assertThat(store.care().disk().state().level()).isEqualTo(Level.RESERVE);
      assertThat(folder.resolve(DiskReserve.NAME)).doesNotExist();
      store.desk().submitTicket(StoreSamples.ticket("t1", "c1"), "t1").join();
      store.desk().saveDraft(StoreSamples.draft("d1", "typed on a full disk"));
      assertThat(store.desk().drafts().join()).hasSize(1);
    }
    try (LocalStore store = open()) {
      assertThat(store.setAside()).isEmpty();
      assertThat(store.outbox().pending().join()).hasSize(1);
      assertThat(store.desk().drafts().join()).hasSize(1);
      Files.delete(other);
      store.thread().run(store.care().disk()::look).join();
      assertThat(store.care().disk().state().level()).isEqualTo(Level.ROOM);
      assertThat(folder.resolve(DiskReserve.NAME)).exists();
    }
  }

  @Test
  void tellsWhatDoesNotFitAndLosesNothingThatDid() throws Exception {
    int kept = 0;
    Path other;
    try (LocalStore store = open()) {
      other = fill();
      boolean full = false;
      for (int i = 0; i < 4_000 && !full; i++) {
        try {
          store.desk().submitTicket(StoreSamples.ticket("t" + i, "c1"), "t" + i).join();
          kept++;
        } catch (CompletionException e) {
          full = true;
        }
      }
      assertThat(full).as("it was full at last, after " + kept).isTrue();
    }
    Files.delete(other);
    try (LocalStore store = open()) {
      assertThat(store.setAside()).isEmpty();
      assertThat(store.outbox().pending().join()).hasSizeGreaterThanOrEqualTo(kept);
    }
  }
}
