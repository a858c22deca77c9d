package org.seatline.app;

/** Sets the log up; call it first in a program's main, before any class with a logger is used. */
public final class SeatLogging {
  private static final String CONFIGURATION = "logback.configurationFile";

  private SeatLogging() {}

  /** Uses the seat's log configuration unless another one was asked for. */
  public static void configure() {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "seatline-seat-logback.xml");
    }
  }
}
