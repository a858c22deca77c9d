package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What sipp can do against itself: its built-in caller and its built-in callee, nothing between.
 */
final class SippCeiling {
  private static final int STEP_SECONDS = 5;
  private static final int SPARE_SECONDS = 8;

  private final Path folder;

  SippCeiling(Path folder) {
    this.folder = folder;
  }

  /** The highest of the rates at which no call failed, 0 when even the first had failures. */
  int rising(List<Integer> rates) throws IOException, InterruptedException {
    int best = 0;
    for (int rate : rates) {
      if (!clean(rate)) {
        break;
      }
      best = rate;
    }
    return best;
  }

  private boolean clean(int perSecond) throws IOException, InterruptedException {
    int port = SippProcess.freePort();
    int most = (STEP_SECONDS + SPARE_SECONDS) * 2;
    List<String> callee =
        List.of("-sn", "uas", "-p", "" + port, "-mp", "" + SippProcess.freePort());
    List<String> caller =
        List.of(
            "127.0.0.1:" + port,
            "-sn",
            "uac",
            "-d",
            "300",
            "-p",
            "" + SippProcess.freePort(),
            "-mp",
            "" + SippProcess.freePort(),
            "-m",
            "" + perSecond * STEP_SECONDS,
            "-l",
            "" + perSecond * STEP_SECONDS,
            "-r",
            "" + perSecond);
    try (SippProcess uas = SippProcess.start(folder.resolve("uas-" + perSecond), most, callee);
        SippProcess uac = SippProcess.start(folder.resolve("uac-" + perSecond), most, caller)) {
      long began = System.nanoTime();
      int exit = uac.awaitEnd((STEP_SECONDS + SPARE_SECONDS) * 1_000L);
      double seconds = (System.nanoTime() - began) / 1e9;
      return uas.alive() && exit == 0 && seconds < STEP_SECONDS + 3;
    }
  }
}
