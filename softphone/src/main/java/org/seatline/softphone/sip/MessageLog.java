package org.seatline.softphone.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.jspecify.annotations.NullUnmarked;

/** Takes the place of jSIP's message log, which would need log4j. Messages are logged by us. */
@NullUnmarked // implements an interface without nullness annotations
public final class MessageLog implements ServerLogger {
  @Override
  public void closeLogFile() {}

  @Override
  public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender, long time) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender) {}

  @Override
  public void logException(Exception failure) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public void setSipStack(SipStack stack) {}
}
