package org.seatline.softphone.simulation;

import org.seatline.softphone.sdp.LocalMedia;

/** What kind of telephone a simulated caller has. */
public enum CallerCodecs {
  /** G.711 only, as from the public network. */
  TELEPHONE,
  /** Opus, G.722 and G.711. */
  WIDEBAND;

  LocalMedia media(String address, int port) {
    return this == WIDEBAND
        ? LocalMedia.wideband(address, port, port)
        : LocalMedia.g711(address, port, port);
  }
}
