package org.seatline.app.local;

import java.util.Optional;
import org.seatline.app.session.Desk;

/**
 * A draft as it lies on the disk.
 *
 * @param agentId whose it is
 * @param keyId which of that person's keys has sealed it
 * @param content sealed
 */
record SealedDraft(String id, String agentId, String keyId, String content, long savedAtMs) {
  private static final String ABOUT = "seatline draft 1 ";

  /** Seals what somebody has typed by that person's key. */
  static SealedDraft of(PersonKey person, Desk.Draft draft) {
    return new SealedDraft(
        draft.draftId(),
        person.agentId(),
        person.keyId(),
        person.key().seal(Json.text(draft), ABOUT + draft.draftId()),
        draft.savedAtMs());
  }

  /** What was typed; empty when this key has not sealed it, or somebody has changed it. */
  static Optional<Desk.Draft> opened(PersonKey person, String id, String content) {
    return person.key().open(content, ABOUT + id).map(json -> Json.read(json, Desk.Draft.class));
  }
}
