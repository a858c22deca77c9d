package org.seatline.server.simulation.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.seatline.server.journal.JournalDisk;

/**
 * A disk that tears the last write, fails to sync, is full at times, and after a crash has lost
 * what was not synced, or only a part of it.
 */
final class SimDisk implements JournalDisk {
  private final Random random;
  private Map<String, Content> files = new HashMap<>();
  private Map<String, Content> durableNames = new HashMap<>();
  private boolean calm;

  private static final class Content {
    private byte[] bytes = new byte[0];
    private int durable;
  }

  SimDisk(Random random) {
    this.random = random;
  }

  /** From now on nothing fails. */
  void calmDown() {
    calm = true;
  }

  /** The machine's memory is gone: of what was not synced any part is left. */
  void crash() {
    if (random.nextBoolean()) {
      files = new HashMap<>(durableNames);
    }
    for (Content content : files.values()) {
      int lost = content.bytes.length - content.durable;
      int left = lost == 0 ? 0 : random.nextInt(lost + 1);
      content.bytes = Arrays.copyOf(content.bytes, content.durable + left);
      content.durable = content.bytes.length;
    }
    durableNames = new HashMap<>(files);
  }

  private void fate(String what) throws IOException {
    if (calm) {
      return;
    }
    int luck = random.nextInt(1_000);
    if (luck < 2) {
      throw new Killed(what);
    }
    if (luck < 3) {
      throw new IOException(what + ": no space left on device");
    }
  }

  private Content content(String name) throws IOException {
    Content content = files.get(name);
    if (content == null) {
      throw new IOException("there is no file " + name);
    }
    return content;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public boolean exists(String name) {
    return files.containsKey(name);
  }

  @Override
  public long size(String name) throws IOException {
    return content(name).bytes.length;
  }

  @Override
  public byte[] read(String name) throws IOException {
    return content(name).bytes.clone();
  }

  @Override
  public Output append(String name, long length) throws IOException {
    fate("open");
    Content content = files.computeIfAbsent(name, key -> new Content());
    content.bytes = Arrays.copyOf(content.bytes, (int) length);
    content.durable = Math.min(content.durable, (int) length);
    return new Open(content);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    fate("rename");
    files.put(to, content(from));
    files.remove(from);
  }

  @Override
  public void deleteIfExists(String name) throws IOException {
    fate("delete");
    files.remove(name);
  }

  @Override
  public void sync() throws IOException {
    fate("sync");
    durableNames = new HashMap<>(files);
  }

  private final class Open implements Output {
    private final Content content;

    private Open(Content content) {
      this.content = content;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      byte[] written = new byte[bytes.remaining()];
      bytes.get(written);
      try {
        fate("write");
      } catch (IOException | Killed e) { // a part of it is there
        append(Arrays.copyOf(written, random.nextInt(written.length + 1)));
        throw e;
      }
      append(written);
    }

    private void append(byte[] more) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(content.bytes);
      all.writeBytes(more);
      content.bytes = all.toByteArray();
    }

    @Override
    public void force() throws IOException {
      fate("force");
      content.durable = content.bytes.length;
    }

    @Override
    public void close() {
      // Nothing is buffered here.
    }
  }
}
