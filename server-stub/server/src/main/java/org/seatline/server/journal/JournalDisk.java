package org.seatline.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Files of one folder, by name, as far as a journal needs them. Used by one thread. */
public interface JournalDisk {
  /** The names of all files, in no order. */
  List<String> names() throws IOException;

  boolean exists(String name) throws IOException;

  /** Length in bytes. */
  long size(String name) throws IOException;

  byte[] read(String name) throws IOException;

  /** Opens a file for appending, cut to this length; it is made when there is none. */
  Output append(String name, long length) throws IOException;

  /** Gives a file another name in one step, in place of one that has it. */
  void rename(String from, String to) throws IOException;

  void deleteIfExists(String name) throws IOException;

  /** Makes names durable: what was made, renamed and deleted. */
  void sync() throws IOException;

  /** An open file. */
  interface Output extends Closeable {
    /** Writes all of it at the end. */
    void write(ByteBuffer bytes) throws IOException;

    /** Makes what was written durable. */
    void force() throws IOException;
  }
}
