package org.seatline.softphone.rtp;

/** Brings the delay to what it should be: speech is shortened or lengthened by pitch periods. */
final class DelayKeeper {
  private static final double BETWEEN_CHANGES_MS = 60;

  private final StreamRates rates;
  private final Playout playout;
  private final PlayoutCounts counts;
  private final PlayoutControl control = new PlayoutControl();
  private final TimeStretch stretch;
  private double sinceChangeMs;

  DelayKeeper(StreamRates rates, Playout playout, PlayoutCounts counts) {
    this.rates = rates;
    this.playout = playout;
    this.counts = counts;
    stretch = new TimeStretch(rates.sampleRate());
  }

  /**
   * Looks at the delay before one pull.
   *
   * @param length samples that the pull will take, which wait already
   * @param delayMs of the sound to be played next
   * @param lead what {@link PlayoutControl#lead} said before the pull was provided for
   */
  void adjust(int length, double delayMs, int lead, double targetMs) {
    sinceChangeMs += rates.ms(length);
    switch (control.decide(delayMs, rates.ms(lead), rates.ms(length), targetMs)) {
      case SHORTEN_FAST -> shorten(length, TimeStretch.ROUGHLY_ALIKE);
      case SHORTEN -> {
        if (sinceChangeMs >= BETWEEN_CHANGES_MS) {
          shorten(length, TimeStretch.ALIKE);
        }
      }
      case LENGTHEN -> {
        if (sinceChangeMs >= BETWEEN_CHANGES_MS) {
          changed(stretch.lengthen(playout.sound()), 0);
        }
      }
    }
  }

  private void shorten(int length, double alike) {
    int surplus = rates.samplesOfMs(control.surplusMs());
    if (surplus < stretch.shortest()) {
      return;
    }
    playout.decodeAhead(Math.max(stretch.span(), length + stretch.longest()));
    int most = Math.min(surplus, playout.sound().length() - length);
    changed(0, stretch.shorten(playout.sound(), most, alike));
  }

  private void changed(int lengthened, int shortened) {
    counts.lengthened += lengthened;
    counts.shortened += shortened;
    if (lengthened + shortened > 0) {
      sinceChangeMs = 0;
    }
  }
}
