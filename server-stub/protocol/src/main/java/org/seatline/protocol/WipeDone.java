package org.seatline.protocol;

import java.util.List;

/**
 * A store has destroyed what it was told to.
 *
 * @param clientId the id that it had
 * @param undelivered how many things had not been sent by then
 */
public record WipeDone(String clientId, List<String> wipeIds, int undelivered) {
  public WipeDone {
    wipeIds = List.copyOf(wipeIds);
  }
}
