package org.seatline.app.call;

import java.util.Optional;
import org.seatline.softphone.media.MediaListener;

/** Opens legs on the address that the other side reaches us at. */
@FunctionalInterface
interface MediaOpener {
  /** A leg with its offer/answer, or empty when there is no port left. */
  Optional<LegMedia> open(MediaListener listener);
}
