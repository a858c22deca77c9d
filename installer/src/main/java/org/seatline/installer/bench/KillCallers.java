package org.seatline.installer.bench;

import java.io.IOException;
import java.util.List;

/** The callers of a bench that kills the server: they stay on the line until they were served. */
interface KillCallers extends AutoCloseable {
  /** Some more of them call now, one after the other within about a second. */
  void call(List<String> numbers) throws IOException;

  /** Waits until all have ended; false when the time is over first. */
  boolean awaitEnd(long maxMs) throws InterruptedException;

  /** What they tell, one story for each number; complete once they have ended. */
  List<CallerStory> stories() throws IOException;

  @Override
  void close();
}
