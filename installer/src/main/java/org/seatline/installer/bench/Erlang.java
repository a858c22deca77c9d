package org.seatline.installer.bench;

/**
 * What theory says of a queue with Poisson arrivals and exponential talk. Erlang, "Solution of some
 * problems in the theory of probabilities" (1917); Palm, "Research on telephone traffic carried by
 * full availability groups" (1957) for callers with exponential patience.
 *
 * @param waits probability that a caller waits
 * @param meanWaitS of all callers, those who do not wait or give up included, seconds
 * @param abandons probability that a caller gives up
 */
record Erlang(double waits, double meanWaitS, double abandons) {
  private static final int STATES_MAX = 20_000;

  /**
   * M/M/n: callers wait for ever.
   *
   * @throws IllegalArgumentException when there is more traffic than agents
   */
  static Erlang c(double callsPerHour, double talkS, int agents) {
    double erlangs = callsPerHour / 3_600 * talkS;
    if (erlangs >= agents) {
      throw new IllegalArgumentException("the queue would grow for ever");
    }
    double blocked = 1;
    for (int n = 1; n <= agents; n++) {
      blocked = erlangs * blocked / (n + erlangs * blocked);
    }
    double waits = blocked / (1 - erlangs / agents * (1 - blocked));
    return new Erlang(waits, waits * talkS / (agents - erlangs), 0);
  }

  /** M/M/n+M: callers have exponential patience. The chain's balance, summed up. */
  static Erlang a(double callsPerHour, double talkS, double patienceS, int agents) {
    double arrive = callsPerHour / 3_600;
    double weight = 1;
    double all = 1;
    double full = 0;
    double queue = 0;
    for (int n = 1; n <= STATES_MAX; n++) {
      weight *= arrive / (Math.min(n, agents) / talkS + Math.max(0, n - agents) / patienceS);
      all += weight;
      if (n >= agents) {
        full += weight;
        queue += weight * (n - agents);
      }
    }
    double meanWaitS = queue / all / arrive;
    return new Erlang(full / all, meanWaitS, meanWaitS / patienceS);
  }
}
