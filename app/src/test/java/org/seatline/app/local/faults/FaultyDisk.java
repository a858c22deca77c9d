package org.seatline.app.local.faults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The files below one folder, as a disk that fails by plan. H2 comes to it by {@link FaultyH2File},
 * everything else by {@link FaultyFileSystem}. What was not forced to the disk can be taken back,
 * as a power cut does. Safe for several threads.
 */
public final class FaultyDisk implements AutoCloseable {
  /** The scheme under which both know it. */
  static final String SCHEME = "faulty";

  private static final long SLOW_NANOS = 20_000_000;
  private static final Map<Path, FaultyDisk> DISKS = new ConcurrentHashMap<>();

  private final Path root;
  private final Map<Path, Unforced> unforced = new ConcurrentHashMap<>();
  private FaultPlan plan = FaultPlan.HEALTHY;
  private long count;
  private long writtenBytes;
  private long changes;
  private boolean powerless;

  private FaultyDisk(Path root) {
    this.root = root;
  }

  /** Makes a disk of a folder. */
  public static FaultyDisk of(Path folder) {
    FilePath.register(new FaultyH2File());
    FaultyDisk disk = new FaultyDisk(folder.toAbsolutePath());
    DISKS.put(disk.root, disk);
    return disk;
  }

  /** The disk that this file is on. */
  static FaultyDisk under(Path file) {
    for (Path folder = file.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      FaultyDisk disk = DISKS.get(folder);
      if (disk != null) {
        return disk;
      }
    }
    throw new IllegalStateException("no such disk: " + file);
  }

  /** The folder, seen through the disk. */
  public Path folder() {
    return new FaultyFileSystem().wrap(root);
  }

  /** From now on these faults. */
  public synchronized void plan(FaultPlan next) {
    plan = next;
    count = 0;
    writtenBytes = 0;
    powerless = false;
  }

  /** How many operations have changed something since this was made. */
  public synchronized long changes() {
    return changes;
  }

  /**
   * Lets an operation through, or not.
   *
   * @return how many of these bytes may be written before it fails; {@code bytes} when it does not
   */
  synchronized int pass(FaultPlan.Operation operation, int bytes) throws IOException {
    Fault fault = powerless ? Fault.POWER_OFF : plan.at(step(operation));
    count++;
    changes += operation.changes() ? 1 : 0;
    if (fault == Fault.SHORT_WRITE && operation == FaultPlan.Operation.WRITE) {
      writtenBytes += bytes / 2;
      return bytes / 2;
    }
    if (fault != null) {
      fail(fault);
    }
    writtenBytes += bytes;
    return bytes;
  }

  private FaultPlan.Step step(FaultPlan.Operation operation) {
    return new FaultPlan.Step(operation, count, writtenBytes);
  }

  private void fail(Fault fault) throws IOException {
    switch (fault) {
      case NO_SPACE, SHORT_WRITE -> throw noSpace();
      case IO_ERROR -> throw new IOException("Input/output error");
      case READ_ONLY ->
          throw new FileSystemException(root.toString(), null, "Read-only file system");
      case NO_PERMISSION -> throw new AccessDeniedException(root.toString());
      case POWER_OFF -> {
        powerless = true;
        throw new IOException("the power is gone");
      }
      case SLOW -> LockSupport.parkNanos(SLOW_NANOS);
    }
  }

  static IOException noSpace() {
    return new IOException("No space left on device");
  }

  /** A channel of a file on this disk. */
  FileChannel channel(Path real, FileChannel open) {
    return new FaultyChannel(this, open, unforced.computeIfAbsent(real, Unforced::new));
  }

  /** The file has another name, or none; what was not forced goes with it. */
  void renamed(Path before, @Nullable Path after) {
    Unforced pages = unforced.remove(before);
    if (pages != null && after != null) {
      unforced.put(after, pages.at(after));
    }
  }

  /**
   * The power comes back: of what was not forced, some sectors are there and some are not. Nobody
   * may have files open.
   */
  public void powerCut(Random random) throws IOException {
    for (Unforced pages : unforced.values()) {
      pages.lose(random);
    }
    unforced.clear();
    plan(FaultPlan.HEALTHY);
  }

  @Override
  public void close() {
    DISKS.remove(root);
  }
}
