package org.seatline.server.journal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.seatline.server.acd.Event;

/** Journal entries as bytes: a kind, then texts with their length before them. */
final class JournalEntries {
  private static final byte APPLIED = 1;
  private static final byte CONFIRMED = 2;
  private static final byte KEPT = 3;
  private static final byte REMOVED = 4;

  private JournalEntries() {}

  static void write(Journal.Entry entry, DataOutputStream out) throws IOException {
    switch (entry) {
      case Journal.Entry.Applied applied -> {
        out.writeByte(APPLIED);
        writeText(out, AcdJson.write(applied.event()));
      }
      case Journal.Entry.Confirmed confirmed -> {
        out.writeByte(CONFIRMED);
        out.writeLong(confirmed.effectId());
      }
      case Journal.Entry.Kept kept -> {
        String value = kept.value();
        out.writeByte(value == null ? REMOVED : KEPT);
        writeText(out, kept.key().getBytes(StandardCharsets.UTF_8));
        if (value != null) {
          writeText(out, value.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static void writeText(DataOutputStream out, byte[] utf8) throws IOException {
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** The entries of whole frames, in order. */
  static List<Journal.Entry> read(Frames.Found found) throws IOException {
    List<Journal.Entry> entries = new ArrayList<>();
    for (ByteBuffer frame : found.frames()) {
      read(frame, entries);
    }
    return entries;
  }

  private static void read(ByteBuffer frame, List<Journal.Entry> entries) throws IOException {
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    while (in.available() > 0) {
      byte kind = in.readByte();
      entries.add(
          switch (kind) {
            case APPLIED -> new Journal.Entry.Applied(AcdJson.read(readBytes(in), Event.class));
            case CONFIRMED -> new Journal.Entry.Confirmed(in.readLong());
            case KEPT -> new Journal.Entry.Kept(readText(in), readText(in));
            case REMOVED -> new Journal.Entry.Kept(readText(in), null);
            default ->
                throw new JournalCorruptException("unknown entry kind " + kind + " in the journal");
          });
    }
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
