package org.seatline.app.local.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;
import org.seatline.app.local.faults.FaultPlan.Operation;

/** A channel of a real file on a {@link FaultyDisk}. */
final class FaultyChannel extends FileChannel {
  private final FaultyDisk disk;
  private final FileChannel real;
  private final Unforced unforced;

  FaultyChannel(FaultyDisk disk, FileChannel real, Unforced unforced) {
    this.disk = disk;
    this.real = real;
    this.unforced = unforced;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    disk.pass(Operation.READ, 0);
    return real.read(into);
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) throws IOException {
    disk.pass(Operation.READ, 0);
    return real.read(into, offset, length);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    disk.pass(Operation.READ, 0);
    return real.read(into, position);
  }

  @Override
  public synchronized int write(ByteBuffer from) throws IOException {
    int written = write(from, real.position());
    real.position(real.position() + written);
    return written;
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(from[i]);
    }
    return written;
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    int wanted = from.remaining();
    int may = disk.pass(Operation.WRITE, wanted);
    unforced.touch(real, position, may);
    ByteBuffer part = from.slice(from.position(), may);
    while (part.hasRemaining()) {
      real.write(part, position + part.position());
    }
    if (may < wanted) {
      throw FaultyDisk.noSpace();
    }
    from.position(from.position() + may);
    return may;
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long next) throws IOException {
    real.position(next);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.pass(Operation.WRITE, 0);
    unforced.touch(real, size, Math.max(0, real.size() - size));
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.pass(Operation.FORCE, 0);
    unforced.forced(); // the real disk need not be bothered: only the planned one loses power
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    disk.pass(Operation.READ, 0);
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, 1 << 16));
    int got = source.read(bytes);
    return got <= 0 ? 0 : write(bytes.flip(), position);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException("nobody maps files here");
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
