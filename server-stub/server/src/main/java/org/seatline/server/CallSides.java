package org.seatline.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.seatline.server.admin.Configuration;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.SipAccounts;
import org.seatline.server.voicemail.VoicemailService;

/** Makes the call side: telephony, or something in its place. */
@FunctionalInterface
interface CallSides {
  CallSide make(Parts parts) throws IOException;

  /**
   * Checks its part of the configuration's files.
   *
   * @throws IOException each line of its message is a mistake with its place
   */
  default void check(Path folder) throws IOException {}

  /**
   * What the call side needs.
   *
   * @param live the configuration in force
   * @param folder its files (menu, prompts, music) as the server starts
   */
  record Parts(
      ServerOptions options,
      InetAddress bind,
      Supplier<Configuration> live,
      Path folder,
      SipAccounts accounts,
      CallerBook callers,
      VoicemailService voicemails) {}
}
