package org.seatline.app.local.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What the sectors of a file held when it was last forced, for those that were written since. */
final class Unforced {
  private static final int SECTOR = 512;

  private final Path file;
  private final Map<Long, byte[]> before;
  private long forcedSize;

  Unforced(Path file) {
    this(file, new TreeMap<>(), -1);
  }

  private Unforced(Path file, Map<Long, byte[]> before, long forcedSize) {
    this.file = file;
    this.before = before;
    this.forcedSize = forcedSize;
  }

  synchronized Unforced at(Path other) {
    return new Unforced(other, before, forcedSize);
  }

  /** These bytes are about to change. */
  synchronized void touch(FileChannel channel, long position, long length) throws IOException {
    long size = channel.size();
    if (forcedSize < 0) {
      forcedSize = size;
    }
    long end = Math.min(position + length, size);
    for (long sector = position / SECTOR; sector * SECTOR < end; sector++) {
      if (!before.containsKey(sector)) {
        before.put(sector, read(channel, sector * SECTOR));
      }
    }
    for (long sector = Math.max(position, size) / SECTOR;
        sector * SECTOR < position + length;
        sector++) {
      before.putIfAbsent(sector, new byte[SECTOR]);
    }
  }

  private static byte[] read(FileChannel channel, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SECTOR);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
      // reads on until the sector is full or the file ends
    }
    return bytes.array();
  }

  /** All is on the disk. */
  synchronized void forced() {
    before.clear();
    forcedSize = -1;
  }

  /** The power was cut: each sector is as it was, or new, and so is the length. */
  synchronized void lose(Random random) throws IOException {
    if (forcedSize < 0 || !Files.exists(file)) {
      return;
    }
    double kept = random.nextDouble();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (Map.Entry<Long, byte[]> sector : before.entrySet()) {
        if (random.nextDouble() >= kept) {
          channel.write(ByteBuffer.wrap(sector.getValue()), sector.getKey() * SECTOR);
        }
      }
      if (random.nextDouble() >= kept && channel.size() > forcedSize) {
        channel.truncate(forcedSize);
      }
    }
  }

  @Override
  public synchronized String toString() {
    return file + " " + Arrays.toString(before.keySet().toArray());
  }
}
