package org.seatline.softphone.buttons;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a device says about its reports (Device Class Definition for HID 1.11, section 6.2.2).
 * Pure; what is malformed ends the reading, and what was understood before counts.
 *
 * @param inputs fields that the device sends
 * @param outputs fields that it takes
 * @param numbered whether every report begins with its number
 */
record ReportDescriptor(List<HidField> inputs, List<HidField> outputs, boolean numbered) {
  private static final int FIELDS_MAX = 512;
  private static final int USAGES_MAX = 512;
  private static final int BITS_MAX = 8 * 1024;
  private static final int STACK_MAX = 16;

  private static final int LONG_ITEM = 0xFE;
  private static final int MAIN_INPUT = 0x80;
  private static final int MAIN_OUTPUT = 0x90;
  private static final int MAIN_COLLECTION = 0xA0;
  private static final int MAIN_FEATURE = 0xB0;
  private static final int MAIN_END_COLLECTION = 0xC0;
  private static final int GLOBAL_USAGE_PAGE = 0x04;
  private static final int GLOBAL_LOGICAL_MIN = 0x14;
  private static final int GLOBAL_REPORT_SIZE = 0x74;
  private static final int GLOBAL_REPORT_ID = 0x84;
  private static final int GLOBAL_REPORT_COUNT = 0x94;
  private static final int GLOBAL_PUSH = 0xA4;
  private static final int GLOBAL_POP = 0xB4;
  private static final int LOCAL_USAGE = 0x08;
  private static final int LOCAL_USAGE_MIN = 0x18;
  private static final int LOCAL_USAGE_MAX = 0x28;

  private static final int CONSTANT = 1;
  private static final int VARIABLE = 2;
  private static final int RELATIVE = 4;

  static ReportDescriptor parse(byte[] bytes, int length) {
    return new Parser().parse(bytes, Math.min(length, bytes.length));
  }

  private record Globals(int page, int logicalMin, int size, int id, int count) {}

  private static final class Parser {
    private final List<HidField> inputs = new ArrayList<>();
    private final List<HidField> outputs = new ArrayList<>();
    private final Map<Integer, Integer> inputBits = new HashMap<>();
    private final Map<Integer, Integer> outputBits = new HashMap<>();
    private final Deque<Globals> stack = new ArrayDeque<>();
    private final List<Integer> usages = new ArrayList<>();
    private Globals now = new Globals(0, 0, 0, 0, 0);
    private int usageMin;
    private boolean numbered;

    ReportDescriptor parse(byte[] bytes, int length) {
      int at = 0;
      while (at < length && inputs.size() + outputs.size() < FIELDS_MAX) {
        int prefix = bytes[at] & 0xFF;
        int size = prefix == LONG_ITEM ? longSize(bytes, at, length) : shortSize(prefix);
        if (at + 1 + size > length) {
          break;
        }
        if (prefix != LONG_ITEM) {
          item(prefix & 0xFC, bytes, at + 1, size);
        }
        at += 1 + size;
      }
      return new ReportDescriptor(List.copyOf(inputs), List.copyOf(outputs), numbered);
    }

    private static int shortSize(int prefix) {
      int code = prefix & 3;
      return code == 3 ? 4 : code;
    }

    private static int longSize(byte[] bytes, int at, int length) {
      return at + 1 < length ? 2 + (bytes[at + 1] & 0xFF) : length;
    }

    private void item(int tag, byte[] bytes, int at, int size) {
      int value = 0;
      for (int i = 0; i < size; i++) {
        value |= (bytes[at + i] & 0xFF) << (8 * i);
      }
      switch (tag) {
        case MAIN_INPUT -> fields(inputs, inputBits, value);
        case MAIN_OUTPUT -> fields(outputs, outputBits, value);
        case MAIN_COLLECTION, MAIN_END_COLLECTION, MAIN_FEATURE -> usages.clear();
        case LOCAL_USAGE -> usage(size == 4 ? value : now.page << 16 | value);
        case LOCAL_USAGE_MIN -> usageMin = value;
        case LOCAL_USAGE_MAX -> usageRange(value);
        default -> global(tag, value, size);
      }
    }

    private void global(int tag, int value, int size) {
      switch (tag) {
        case GLOBAL_USAGE_PAGE ->
            now = new Globals(value & 0xFFFF, now.logicalMin, now.size, now.id, now.count);
        case GLOBAL_LOGICAL_MIN ->
            now = new Globals(now.page, signed(value, size), now.size, now.id, now.count);
        case GLOBAL_REPORT_SIZE ->
            now = new Globals(now.page, now.logicalMin, bounded(value), now.id, now.count);
        case GLOBAL_REPORT_ID -> {
          now = new Globals(now.page, now.logicalMin, now.size, value & 0xFF, now.count);
          numbered = true;
        }
        case GLOBAL_REPORT_COUNT ->
            now = new Globals(now.page, now.logicalMin, now.size, now.id, bounded(value));
        case GLOBAL_PUSH -> push();
        case GLOBAL_POP -> now = stack.isEmpty() ? now : stack.pop();
        default -> {
          // What has no meaning for buttons: units, physical ranges, names.
        }
      }
    }

    private static int signed(int value, int size) {
      return size == 1 ? (byte) value : size == 2 ? (short) value : value;
    }

    private static int bounded(int value) {
      return Math.clamp(value, 0, BITS_MAX);
    }

    private void push() {
      if (stack.size() < STACK_MAX) {
        stack.push(now);
      }
    }

    private void usage(int usage) {
      if (usages.size() < USAGES_MAX) {
        usages.add(usage);
      }
    }

    private void usageRange(int usageMax) {
      int last = Math.min(usageMax & 0xFFFF, (usageMin & 0xFFFF) + USAGES_MAX);
      for (int u = usageMin & 0xFFFF; u <= last; u++) {
        usage(now.page << 16 | u);
      }
    }

    private void fields(List<HidField> into, Map<Integer, Integer> bits, int flags) {
      int offset = bits.getOrDefault(now.id, 0);
      boolean meant = (flags & CONSTANT) == 0 && now.size >= 1 && now.size <= 32;
      if (meant && !usages.isEmpty()) {
        boolean array = (flags & VARIABLE) == 0;
        for (int i = 0; i < now.count && into.size() < FIELDS_MAX; i++) {
          List<Integer> named =
              array ? List.copyOf(usages) : List.of(usages.get(Math.min(i, usages.size() - 1)));
          into.add(
              new HidField(
                  now.id,
                  offset + i * now.size,
                  now.size,
                  named,
                  array,
                  (flags & RELATIVE) != 0,
                  now.logicalMin));
        }
      }
      bits.put(now.id, Math.min(BITS_MAX, offset + Math.min(BITS_MAX, now.size * now.count)));
      usages.clear();
    }
  }
}
