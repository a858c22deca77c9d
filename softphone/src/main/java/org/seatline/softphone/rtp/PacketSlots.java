package org.seatline.softphone.rtp;

import org.jspecify.annotations.Nullable;

/** Payloads waiting for their turn, in slots that are used again. */
final class PacketSlots {
  /** Packets that may wait; a sender with 10 ms packets fills 640 ms with them. */
  static final int PACKETS_MAX = 64;

  private static final int PAYLOAD_BYTES_FIRST = 320;

  /** One slot. */
  static final class Slot {
    boolean used;
    int timestamp;
    int sequence;
    int payloadType;
    int length;
    byte[] payload = new byte[0];
  }

  private final Slot[] slots = new Slot[PACKETS_MAX];
  private int count;

  PacketSlots() {
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot();
    }
  }

  int count() {
    return count;
  }

  boolean full() {
    return count == slots.length;
  }

  /** Copies the packet's payload; a duplicate, or one too many, is left out and gives false. */
  boolean put(RtpPacket packet) {
    Slot free = null;
    for (Slot slot : slots) {
      if (!slot.used) {
        free = free == null ? slot : free;
      } else if (slot.sequence == packet.sequence() && slot.timestamp == packet.timestamp()) {
        return false;
      }
    }
    if (free == null) {
      return false;
    }
    fill(free, packet);
    count++;
    return true;
  }

  private static void fill(Slot slot, RtpPacket packet) {
    int size = packet.payloadLength();
    if (slot.payload.length < size) {
      slot.payload = new byte[Math.max(PAYLOAD_BYTES_FIRST, size)];
    }
    System.arraycopy(packet.data(), packet.payloadOffset(), slot.payload, 0, size);
    slot.length = size;
    slot.timestamp = packet.timestamp();
    slot.sequence = packet.sequence();
    slot.payloadType = packet.payloadType();
    slot.used = true;
  }

  /** The packet to be played first, or null. */
  @Nullable Slot earliest() {
    Slot best = null;
    for (Slot slot : slots) {
      if (slot.used && (best == null || slot.timestamp - best.timestamp < 0)) {
        best = slot;
      }
    }
    return best;
  }

  /** Timestamp of the packet to be played last; only with {@link #count()} above 0. */
  int latestTimestamp() {
    boolean any = false;
    int latest = 0;
    for (Slot slot : slots) {
      if (slot.used && (!any || slot.timestamp - latest > 0)) {
        latest = slot.timestamp;
        any = true;
      }
    }
    return latest;
  }

  void free(Slot slot) {
    slot.used = false;
    count--;
  }

  void clear() {
    for (Slot slot : slots) {
      slot.used = false;
    }
    count = 0;
  }
}
