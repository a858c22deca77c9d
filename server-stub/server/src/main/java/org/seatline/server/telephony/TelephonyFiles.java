package org.seatline.server.telephony;

import java.nio.file.Path;

/**
 * What telephony takes from the configuration folder, read once.
 *
 * @param folder where it comes from; open while calls are served
 */
record TelephonyFiles(Path folder, MenuPlan menu, QueuePlan queues, PromptLibrary prompts) {
  /**
   * Reads and checks everything.
   *
   * @throws CentreFileException when a file is missing or wrong; the message has the place
   */
  static TelephonyFiles read(Path folder) throws CentreFileException {
    CentreFiles files = new CentreFiles(folder);
    QueuePlan queues = files.json(QueuePlan.FILE, QueuePlan.class);
    MenuPlan menu = files.json(MenuPlan.FILE, MenuPlan.class);
    MenuCheck.check(menu, queues);
    return new TelephonyFiles(folder, menu, queues, PromptLibrary.load(files, menu, queues));
  }
}
