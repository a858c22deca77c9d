package org.seatline.softphone.rtp;

import org.jspecify.annotations.Nullable;

/** Payloads waiting for their turn in the order of their timestamps, in slots used again. */
final class PacketSlots {
  /** Packets that may wait; a sender with 10 ms packets fills 640 ms with them. */
  static final int PACKETS_MAX = 64;

  private static final int PAYLOAD_BYTES_FIRST = 320;

  /** One slot. */
  static final class Slot {
    int timestamp;
    int sequence;
    int payloadType;
    int length;
    byte[] payload = new byte[0];
  }

  /** The first {@link #count} wait, the earliest first; the others are free. */
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
    int at = count;
    while (at > 0 && slots[at - 1].timestamp - packet.timestamp() > 0) {
      at--;
    }
    for (int i = at - 1; i >= 0 && slots[i].timestamp == packet.timestamp(); i--) {
      if (slots[i].sequence == packet.sequence()) {
        return false;
      }
    }
    if (full()) {
      return false;
    }
    Slot free = slots[count];
    System.arraycopy(slots, at, slots, at + 1, count - at);
    slots[at] = free;
    count++;
    fill(free, packet);
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
  }

  /** The packet to be played first, or null. */
  @Nullable Slot earliest() {
    return count == 0 ? null : slots[0];
  }

  /** Frees the slot of the earliest packet; what it holds stays valid until the next one is put. */
  void removeEarliest() {
    Slot first = slots[0];
    count--;
    System.arraycopy(slots, 1, slots, 0, count);
    slots[count] = first;
  }

  void clear() {
    count = 0;
  }
}
