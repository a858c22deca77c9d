package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.local.faults.Fault;
import org.seatline.app.local.faults.FaultPlan;
import org.seatline.app.local.faults.FaultyDisk;

/**
 * The real store on a disk that fails at every k-th operation: nothing that was told to be safe is
 * lost, what could not be saved was told, and the store goes on by itself when the disk does.
 */
final class DiskFaultTest {
  /** Every so many operations one world; {@code -Ddisk.every=1} tries them all. */
  private static final int EVERY = Integer.getInteger("disk.every", 13);

  /** How many operations in a row fail. */
  private static final int[] LENGTHS = {1, 12};

  @TempDir Path folder;

  static StoreOpening opening(FaultyDisk disk) {
    return StoreOpening.usual(disk.folder(), new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
        .withCost(KeyCost.LEAST)
        .withDisk(new DiskLimits(4, 3, 2, 1, 1), () -> 1 << 20);
  }

  static LocalStore open(FaultyDisk disk) throws IOException {
    LocalStore store = ((LocalStore.Opened.Open) LocalStore.open(opening(disk))).store();
    StoreSamples.signIn(store, DiskWorld.AGENT);
    return store;
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NO_SPACE", "SHORT_WRITE", "IO_ERROR", "READ_ONLY", "NO_PERMISSION", "SLOW"})
  void keepsItsWordWhateverFailsAndGoesOnByItself(Fault fault) throws Exception {
    long operations = operations();
    for (int length : LENGTHS) {
      for (long k = 0; k < operations; k += EVERY) {
        world(fault + "-" + k + "-" + length, FaultPlan.from(k, length, fault));
      }
    }
  }

  private void world(String name, FaultPlan plan) throws Exception {
    try (FaultyDisk disk = FaultyDisk.of(folder.resolve(name))) {
      DiskWorld world = new DiskWorld();
      try (LocalStore store = open(disk)) {
        disk.plan(plan);
        world.work(store);
        disk.plan(FaultPlan.HEALTHY);
        world.goesOn(store);
      }
      reopened(name, disk, world);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"POWER_OFF"})
  void losesNothingForcedToTheDiskWhenThePowerIsCut(Fault fault) throws Exception {
    long operations = operations();
    for (long k = 0; k < operations; k += EVERY) {
      String name = fault + "-" + k;
      try (FaultyDisk disk = FaultyDisk.of(folder.resolve(name))) {
        DiskWorld world = new DiskWorld();
        try (LocalStore store = open(disk)) {
          disk.plan(FaultPlan.from(k, 1, fault));
          world.work(store);
        }
        disk.powerCut(new Random(k));
        world.afterPowerCut();
        rescued(name, disk, world);
      }
    }
  }

  /**
   * A cut may take a page out of the middle of what H2 takes for whole, about once in 500 times:
   * that file is set aside, and what is nowhere else comes out of it.
   */
  private static void rescued(String name, FaultyDisk disk, DiskWorld world) throws IOException {
    try (LocalStore store = open(disk)) {
      store.rescued().ifPresent(CompletableFuture::join);
      world.check(name, store);
    }
  }

  private static void reopened(String name, FaultyDisk disk, DiskWorld world) throws IOException {
    try (LocalStore store = open(disk)) {
      assertThat(store.setAside()).as(name).isEmpty();
      world.check(name, store);
    }
  }

  private long operations() throws Exception {
    try (FaultyDisk disk = FaultyDisk.of(folder.resolve("healthy"))) {
      DiskWorld world = new DiskWorld();
      long before;
      try (LocalStore store = open(disk)) {
        before = disk.changes();
        world.work(store);
        assertThat(world.failures()).isZero();
        return disk.changes() - before;
      }
    }
  }
}
