package org.seatline.server.admin;

import java.io.IOException;
import java.nio.file.Path;

/** The call side's part of the configuration: menu, prompts, music. */
public interface CallContent {

  /**
   * Reads and checks it; nothing takes effect yet.
   *
   * @throws IOException when it cannot be used; each line of the message is a mistake with its
   *     place
   */
  Change prepare(Path folder) throws IOException;

  /** What was read, ready to be used for the calls that begin from then on. */
  interface Change {
    /** New calls use it; calls in progress go on with what they began with. */
    void takeEffect();

    /** New calls use again what was in use before. */
    void takeBack();
  }
}
