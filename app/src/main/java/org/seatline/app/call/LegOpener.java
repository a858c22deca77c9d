package org.seatline.app.call;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the media of the seat's calls, each with a session of its own. Phone's thread. */
final class LegOpener {
  private static final Logger LOG = LoggerFactory.getLogger(LegOpener.class);

  private final MediaEngine engine;
  private final CallEncryption encryption;
  private final Clock clock;
  private int sessions;

  LegOpener(MediaEngine engine, CallEncryption encryption, Clock clock) {
    this.engine = engine;
    this.encryption = encryption;
    this.clock = clock;
  }

  /** A leg that is reached at this address, encrypted as is set; empty without a port. */
  Optional<LegMedia> open(InetAddress address, MediaListener listener) {
    return plain(address, listener).map(media -> media.secured(encryption.keys()));
  }

  /** The same, never encrypted. */
  Optional<LegMedia> plain(InetAddress address, MediaListener listener) {
    try {
      return Optional.of(
          new LegMedia(engine.openLeg(listener), address, clock.millis() + ++sessions));
    } catch (IOException e) {
      LOG.error("no media port", e);
      return Optional.empty();
    }
  }
}
