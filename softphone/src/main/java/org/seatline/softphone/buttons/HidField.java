package org.seatline.softphone.buttons;

import java.util.List;

/**
 * One field of a report.
 *
 * @param reportId number of the report, 0 where reports have none
 * @param bitOffset where it begins, after the report's number
 * @param bits its length, 1 to 32
 * @param usages page and usage ({@code page << 16 | usage}); one for a variable, for an array all
 *     that its value may choose
 * @param array whether the value says which usage is on, 0 below {@code logicalMin} for none
 * @param relative whether a 1 means a press and not a position
 * @param logicalMin value of the first usage of an array
 */
record HidField(
    int reportId,
    int bitOffset,
    int bits,
    List<Integer> usages,
    boolean array,
    boolean relative,
    int logicalMin) {

  /** The value in a report without its number; fields past its end are 0. */
  int value(byte[] report, int from, int length) {
    int value = 0;
    for (int i = 0; i < bits; i++) {
      int at = from + (bitOffset + i) / 8;
      if (at < length && (report[at] >> ((bitOffset + i) % 8) & 1) != 0) {
        value |= 1 << i;
      }
    }
    return value;
  }

  /** Whether this usage is on in a report. */
  boolean on(int usage, byte[] report, int from, int length) {
    int index = usages.indexOf(usage);
    int value = value(report, from, length);
    return index >= 0 && (array ? value == logicalMin + index : value != 0);
  }
}
