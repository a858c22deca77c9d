package org.seatline.softphone.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives jSIP a parser that looks at each message before jSIP's own does. */
@NullUnmarked // made and called by jSIP
public final class StrictParserFactory implements MessageParserFactory {
  private static final Logger LOG = LoggerFactory.getLogger(StrictParserFactory.class);

  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new StrictParser();
  }

  /** {@link MessageCheck}, then jSIP's parser. */
  static final class StrictParser extends StringMsgParser {
    @Override
    public SIPMessage parseSIPMessage(
        byte[] message, boolean readBody, boolean strict, ParseExceptionListener listener)
        throws ParseException {
      MessageCheck.Found found = MessageCheck.check(message);
      if (found.fault() != null) {
        LOG.debug("a message was refused: {}", found.fault());
        throw new ParseException(found.fault(), 0);
      }
      SIPMessage parsed = super.parseSIPMessage(message, readBody, strict, listener);
      if (parsed != null && readBody) {
        parsed.setApplicationData(found.message()); // so that nobody has to read it once more
      }
      return parsed;
    }
  }
}
