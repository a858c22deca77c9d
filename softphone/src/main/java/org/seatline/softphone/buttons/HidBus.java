package org.seatline.softphone.buttons;

import java.util.List;

/** The HID devices of a computer that are telephones; used by one thread. */
interface HidBus extends AutoCloseable {
  /** A device that may be opened. */
  interface Device {
    /** Stays the same while it is plugged in. */
    String path();

    String name();

    /**
     * Opens it and asks for its descriptor.
     *
     * @return bytes of the descriptor, or -1 when it cannot be opened
     */
    int open(byte[] descriptor);

    /**
     * Waits for a report.
     *
     * @return its bytes, 0 when none came in time, -1 when the device is gone
     */
    int read(byte[] report, int timeoutMs);

    /** Sends a report; false when the device is gone or does not take it. */
    boolean write(int reportId, byte[] report);

    void close();
  }

  /** What is plugged in now. */
  List<Device> telephones();

  @Override
  void close();
}
