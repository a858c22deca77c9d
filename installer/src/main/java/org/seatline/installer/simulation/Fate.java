package org.seatline.installer.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Everything that is left to chance, from one seed; calm at the end. */
final class Fate {
  private static final int PER_MILLE = 1000;
  private static final int CRASH_PER_MILLE = 6;
  private static final int DISK_ERROR_PER_MILLE = 6;

  private final Random random;
  private final Map<Trouble, Long> troubles = new EnumMap<>(Trouble.class);
  private boolean calm;
  private long unique;

  Fate(long seed) {
    this.random = new Random(seed);
  }

  /** No more trouble from here on. */
  void calmDown() {
    calm = true;
  }

  boolean calm() {
    return calm;
  }

  /** A number below this. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether something happens that happens so often; never when it is calm. */
  boolean perMille(int often) {
    return !calm && random.nextInt(PER_MILLE) < often;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A number that was never given before. */
  long unique() {
    return ++unique;
  }

  void saw(Trouble trouble) {
    troubles.merge(trouble, 1L, Long::sum);
  }

  Map<Trouble, Long> troubles() {
    return troubles;
  }

  /** What may happen to a disk. */
  void strike(Disk.Moment moment) {
    if (perMille(CRASH_PER_MILLE)) {
      boolean power = random.nextBoolean();
      saw(power ? Trouble.POWER_LOST_WHILE_WRITING : Trouble.KILLED_WHILE_WRITING);
      throw new Crash(power);
    }
    boolean mayFail = moment == Disk.Moment.COMMIT || moment == Disk.Moment.SYNC;
    if (mayFail && perMille(DISK_ERROR_PER_MILLE)) {
      saw(Trouble.DISK_ERROR);
      throw new DiskError();
    }
  }
}
