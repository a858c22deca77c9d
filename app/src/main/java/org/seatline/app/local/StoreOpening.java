package org.seatline.app.local;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What a local store is opened with.
 *
 * @param folder where it lies; everything of it is in there
 * @param key opens its file
 * @param locker locks people's keys, at what a try may cost
 * @param rules how phone numbers are written here
 * @param limits from how little free room on which things are given up
 * @param probe how much room there is
 */
record StoreOpening(
    Path folder,
    StoreKey key,
    KeyLocker locker,
    NumberRules rules,
    Clock clock,
    DiskLimits limits,
    DiskWatch.Probe probe) {

  /** As a seat opens it. */
  static StoreOpening usual(Path folder, StoreKey key, NumberRules rules, Clock clock) {
    return new StoreOpening(
        folder,
        key,
        KeyLocker.fitted(KeyCost.USUAL, System::nanoTime),
        rules,
        clock,
        DiskLimits.USUAL,
        DiskWatch.Probe.of(folder));
  }

  /** Where trying a password costs exactly this. */
  StoreOpening withCost(KeyCost cost) {
    return new StoreOpening(folder, key, KeyLocker.fixed(cost), rules, clock, limits, probe);
  }

  StoreOpening withDisk(DiskLimits nextLimits, DiskWatch.Probe nextProbe) {
    return new StoreOpening(folder, key, locker, rules, clock, nextLimits, nextProbe);
  }

  DiskWatch disk() {
    return new DiskWatch(limits, probe, new DiskReserve(folder, limits.reserveBytes()));
  }
}
