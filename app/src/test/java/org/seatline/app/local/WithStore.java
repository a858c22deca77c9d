package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a real store in a folder of its own, where nobody is signed in yet. */
abstract class WithStore {
  @TempDir Path folder;
  LocalStore store;

  @BeforeEach
  void open() throws IOException {
    var opened =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    assertThat(opened).isInstanceOf(LocalStore.Opened.Open.class);
    store = ((LocalStore.Opened.Open) opened).store();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** The seat's program ends and starts again. */
  final void reopen() throws IOException {
    store.close();
    open();
  }

  /** Does this with the bare file, as whoever has the computer can. */
  final <T> T withFile(Function<Handle, T> work) throws IOException {
    store.close();
    T result;
    var file = (StoreFile.Opened.Open) StoreFile.open(folder, new KeyFile(), Clock.systemUTC());
    try (FileChannel lock = file.lock();
        Handle handle = file.tables().handle()) {
      assertThat(lock.isOpen()).isTrue();
      result = work.apply(handle);
    }
    open();
    return result;
  }
}
