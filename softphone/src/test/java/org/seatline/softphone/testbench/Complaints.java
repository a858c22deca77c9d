package org.seatline.softphone.testbench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What this process writes to its log at WARN and ERROR from {@link #listen} to the close. */
public final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root;

  private Complaints(Logger root) {
    this.root = root;
  }

  /** Listens from now on. */
  public static Complaints listen() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var complaints = new Complaints(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
    complaints.setContext(context);
    complaints.start();
    complaints.root.addAppender(complaints);
    return complaints;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      lines.add(event.getLoggerName() + ": " + event.getFormattedMessage());
    }
  }

  /** The complaints so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
