package org.seatline.installer.bench;

import java.util.List;
import java.util.Map;

/**
 * What came of killing a seat.
 *
 * @param lostTickets told safe, and not at the server in the end
 * @param openFailures processes that did not get usable, or set a store or keys aside
 * @param lostRecordings calls of which more than a second is missing at the server
 * @param moments in the middle of what it was killed, how often
 * @param usableMs from the start of a process that came after a kill to somebody being able to work
 */
record KillSeatResult(
    int cycles,
    KillSeatLedger ledger,
    int lostTickets,
    int duplicateTickets,
    int openFailures,
    int lostRecordings,
    Map<KillSeatMoment, Integer> moments,
    List<Double> usableMs,
    List<String> complaints) {

  String figures() {
    StringBuilder kills = new StringBuilder();
    for (KillSeatMoment moment : KillSeatMoment.values()) {
      kills
          .append(" while")
          .append(camel(moment.name()))
          .append('=')
          .append(moments.getOrDefault(moment, 0));
    }
    return ("cycles=%d lostKeystrokes=%d lostTickets=%d duplicateTickets=%d openFailures=%d"
            + " lostRecordings=%d keystrokes=%d oldestMissingMs=%.0f/%.0f tickets=%d calls=%d"
            + " resumed=%d%s usableMs=%.0f/%.0f load=%s")
        .formatted(
            cycles,
            ledger.lostKeystrokes(),
            lostTickets,
            duplicateTickets,
            openFailures,
            lostRecordings,
            ledger.keystrokes(),
            Figures.median(ledger.missingMs()),
            Figures.quantile(ledger.missingMs(), 1),
            ledger.safeTickets().size(),
            ledger.talksMs().size(),
            ledger.resumed(),
            kills,
            Figures.median(usableMs),
            Figures.quantile(usableMs, 0.99),
            Figures.load());
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return camel.toString();
  }
}
