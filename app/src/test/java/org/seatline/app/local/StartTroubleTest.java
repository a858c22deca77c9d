package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.app.local.StoreTroubleException.Kind;
import org.seatline.app.local.faults.Fault;
import org.seatline.app.local.faults.FaultPlan;
import org.seatline.app.local.faults.FaultyDisk;

/** A folder that cannot be used, and files that are half there. */
final class StartTroubleTest {
  @TempDir Path folder;

  private static LocalStore.Opened open(Path data) throws IOException {
    return LocalStore.open(
        data, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
  }

  private static LocalStore store(Path data) throws IOException {
    return ((LocalStore.Opened.Open) open(data)).store();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_PERMISSION, NO_PERMISSION",
    "READ_ONLY, READ_ONLY",
    "NO_SPACE, DISK_FULL",
    "IO_ERROR, DISK_ERROR"
  })
  void saysWhatIsInTheWayAndLeavesASoundStoreAlone(Fault fault, Kind kind) throws IOException {
    try (FaultyDisk disk = FaultyDisk.of(folder)) {
      store(disk.folder()).close();
      disk.plan(step -> step.operation().changes() ? fault : null);
      var trouble = catchThrowableOfType(StoreTroubleException.class, () -> open(disk.folder()));
      assertThat(trouble.kind()).isEqualTo(kind);
      disk.plan(FaultPlan.HEALTHY);
      try (LocalStore store = store(disk.folder())) {
        assertThat(store.setAside()).isEmpty();
      }
    }
  }

  @Test
  void saysThatAFileIsInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");
    var trouble = catchThrowableOfType(StoreTroubleException.class, () -> open(file));
    assertThat(trouble.kind()).isEqualTo(Kind.NOT_A_FOLDER);
  }

  @ParameterizedTest
  @CsvSource({"''", "abc", "this-is-no-key-but-it-has-as-many-letters-as-a-key-would-have-12345"})
  void beginsAnewBesideAKeyFileThatIsNone(String content) throws IOException {
    store(folder).close();
    Files.writeString(folder.resolve("store.key"), content);
    try (LocalStore store = store(folder)) {
      assertThat(store.setAside()).isPresent();
      assertThat(store.setAside().orElseThrow()).exists();
    }
  }

  @Test
  void takesAnEmptyDatabaseForADamagedOne() throws IOException {
    String before;
    try (LocalStore store = store(folder)) {
      StoreSamples.signIn(store, "1001");
      store.desk().submitTicket(StoreSamples.ticket("t1", "c1"), "t1").join();
      before = store.clientId();
    }
    Files.write(StoreFile.database(folder), new byte[0]);
    try (LocalStore store = store(folder)) {
      store.rescued().orElseThrow().join();
      assertThat(store.clientId()).isNotEqualTo(before);
      assertThat(store.outbox().pending().join()).hasSize(1);
    }
  }

  @Test
  void dropsAKeyThatACrashLeftHalfWritten() throws IOException {
    store(folder).close();
    Files.writeString(folder.resolve("store.key.new"), "0123");
    try (LocalStore store = store(folder)) {
      assertThat(store.setAside()).isEmpty();
    }
  }
}
