package org.seatline.softphone.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** jSIP's own words, passed to SLF4J: its errors become warnings, the rest is for debugging. */
@NullUnmarked // implements an interface without nullness annotations
public final class StackLog implements StackLogger {
  private static final Logger LOG = LoggerFactory.getLogger(StackLog.class);

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logException(Throwable failure) {
    LOG.debug("jSIP caught an exception", failure);
  }

  @Override
  public void logDebug(String message) {}

  @Override
  public void logDebug(String message, Exception failure) {}

  @Override
  public void logTrace(String message) {}

  @Override
  public void logFatalError(String message) {
    LOG.error("jSIP: {}", message);
  }

  @Override
  public void logError(String message) {
    LOG.debug("jSIP: {}", message);
  }

  @Override
  public boolean isLoggingEnabled() {
    return false;
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= TRACE_ERROR;
  }

  @Override
  public void logError(String message, Exception failure) {
    LOG.debug("jSIP: {}", message, failure);
  }

  @Override
  public void logWarning(String message) {
    LOG.debug("jSIP: {}", message);
  }

  @Override
  public void logInfo(String message) {}

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String stamp) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public String getLoggerName() {
    return StackLog.class.getName();
  }
}
