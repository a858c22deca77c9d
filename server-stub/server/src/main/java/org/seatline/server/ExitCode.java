package org.seatline.server;

/** How the server process ends. The numbers are stable; docs/server-tables.md lists them. */
enum ExitCode {
  OK(0),
  /** A replay gave another state, or the call to explain is not in the journal. */
  DIFFERENT(1),
  /** The command line cannot be understood. */
  USAGE(2),
  /** The configuration has mistakes; each is printed with its place. */
  CONFIGURATION(3),
  /** A port is taken or may not be used. */
  PORT(4),
  /** The data folder cannot be used, or another server uses it. */
  DATA_FOLDER(5),
  /** Demo accounts exist and the address is not loopback. */
  DEMO_NOT_ON_LOOPBACK(6),
  /** The database cannot be opened. */
  DATABASE(7),
  /** The journal cannot be read. */
  JOURNAL(8),
  /** No server runs on the data folder, or it does not answer. */
  NOT_RUNNING(9),
  /** Another server is at work on the database, or has taken this one's place there. */
  DATABASE_TAKEN(10),
  /** A defect, or a disk that stopped working. */
  INTERNAL(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
