package org.seatline.server.telephony;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What telephony takes from the configuration folder, read once.
 *
 * @param folder where it comes from; open while calls are served
 */
record TelephonyFiles(Path folder, MenuPlan menu, QueuePlan queues, PromptLibrary prompts) {
  /**
   * Reads and checks everything.
   *
   * @throws CentreFileException with every mistake and its place
   */
  static TelephonyFiles read(Path folder) throws CentreFileException {
    CentreFiles files = new CentreFiles(folder);
    List<String> mistakes = new ArrayList<>();
    QueuePlan queues = part(mistakes, () -> files.json(QueuePlan.FILE, QueuePlan.class));
    MenuPlan menu = part(mistakes, () -> files.json(MenuPlan.FILE, MenuPlan.class));
    if (menu == null || queues == null) {
      throw new CentreFileException(mistakes);
    }
    var _ =
        part(
            mistakes,
            () -> {
              MenuCheck.check(menu, queues, files.lines(MenuPlan.FILE));
              return true;
            });
    PromptLibrary prompts = part(mistakes, () -> PromptLibrary.load(files, menu, queues));
    if (prompts == null || !mistakes.isEmpty()) {
      throw new CentreFileException(mistakes);
    }
    return new TelephonyFiles(folder, menu, queues, prompts);
  }

  /** A part of the reading. */
  @FunctionalInterface
  private interface Part<T> {
    T read() throws CentreFileException;
  }

  private static <T> @Nullable T part(List<String> mistakes, Part<T> part) {
    try {
      return part.read();
    } catch (CentreFileException e) {
      mistakes.addAll(e.mistakes());
      return null;
    }
  }
}
