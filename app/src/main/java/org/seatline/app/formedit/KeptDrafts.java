package org.seatline.app.formedit;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;

/** The drafts of forms that this person has not published, on the disk. UI thread. */
final class KeptDrafts {
  private final Desk desk;
  private final InstantSource clock;
  private final Map<String, KeptDraft> kept = new HashMap<>();

  KeptDrafts(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Takes what the store has, unless there is something later. */
  void took(List<Desk.Draft> drafts) {
    drafts.stream()
        .flatMap(draft -> KeptDraft.of(draft).stream())
        .forEach(draft -> kept.putIfAbsent(draft.formId(), draft));
  }

  @Nullable KeptDraft find(String formId) {
    return kept.get(formId);
  }

  /** Forms with a draft, in the order of their ids. */
  List<String> ids() {
    return kept.keySet().stream().sorted().toList();
  }

  /** Where to go on. */
  Optional<String> first() {
    return ids().stream().findFirst();
  }

  /** Keeps a draft; one that is as it is published need not be kept. */
  void keep(EditPicture now) {
    if (now.changes().isEmpty() && now.based() > 0) {
      forget(now.formId());
      return;
    }
    var draft = new KeptDraft(now.formId(), now.based(), now.draft().write());
    kept.put(now.formId(), draft);
    desk.saveDraft(draft.draft(clock.millis()));
  }

  void forget(String formId) {
    if (kept.remove(formId) != null) {
      desk.discardDraft(KeptDraft.draftId(formId));
    }
  }
}
