package org.seatline.softphone.sip;

import java.util.Properties;

/** How jSIP is set up: as a transaction layer without dialogs. */
final class StackProperties {
  private static final int UDP_BUFFER_BYTES = 1 << 20;
  private static final int MESSAGE_MAX_BYTES = 64 * 1024;
  private static final int INVITE_MAX_SEC = 300;
  private static final int OTHERS_MAX_SEC = 40;

  private StackProperties() {}

  static Properties of(String name) {
    var p = new Properties();
    p.setProperty("javax.sip.STACK_NAME", name);
    p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    p.setProperty("javax.sip.ROUTER_PATH", ViaRouter.class.getName());
    set(p, "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    set(p, "REENTRANT_LISTENER", "true");
    set(p, "THREAD_POOL_SIZE", "1"); // one UDP reader: packets stay in order
    set(p, "RELEASE_REFERENCES_STRATEGY", "Aggressive");
    set(p, "MAX_TX_LIFETIME_INVITE", Integer.toString(INVITE_MAX_SEC));
    set(p, "MAX_TX_LIFETIME_NON_INVITE", Integer.toString(OTHERS_MAX_SEC));
    set(p, "MAX_MESSAGE_SIZE", Integer.toString(MESSAGE_MAX_BYTES));
    set(p, "RECEIVE_UDP_BUFFER_SIZE", Integer.toString(UDP_BUFFER_BYTES));
    set(p, "SEND_UDP_BUFFER_SIZE", Integer.toString(UDP_BUFFER_BYTES));
    set(p, "MESSAGE_PARSER_FACTORY", StrictParserFactory.class.getName());
    set(p, "STACK_LOGGER", StackLog.class.getName());
    set(p, "SERVER_LOGGER", MessageLog.class.getName());
    set(p, "DELIVER_UNSOLICITED_NOTIFY", "true");
    return p;
  }

  private static void set(Properties properties, String name, String value) {
    properties.setProperty("gov.nist.javax.sip." + name, value);
  }
}
