package org.seatline.app.formedit;

import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.form.FormDocument;

/**
 * Checks drafts and makes their previews behind the screen: one at a time, and after it only the
 * latest that came meanwhile. UI thread.
 */
final class DraftWorker {
  private final Executor behind;
  private final Executor here;
  private final Listener listener;
  private @Nullable FormDraft atWork;
  private @Nullable FormDraft next;

  /** Is told on the UI thread. */
  interface Listener {
    /**
     * A draft was checked.
     *
     * @param form null when nothing of it can be shown
     */
    void checked(FormDraft draft, List<DraftCheck.Found> found, @Nullable FormDocument form);
  }

  DraftWorker(Executor behind, Executor here, Listener listener) {
    this.behind = behind;
    this.here = here;
    this.listener = listener;
  }

  /** Checks a draft. */
  void check(FormDraft draft) {
    if (atWork != null) {
      next = draft;
    } else {
      begin(draft);
    }
  }

  private void begin(FormDraft draft) {
    atWork = draft;
    behind.execute(
        () -> {
          List<DraftCheck.Found> found = DraftCheck.check(draft);
          FormDocument form = PreviewForm.of(draft).orElse(null);
          here.execute(() -> finished(draft, found, form));
        });
  }

  private void finished(
      FormDraft draft, List<DraftCheck.Found> found, @Nullable FormDocument form) {
    atWork = null;
    FormDraft later = next;
    next = null;
    listener.checked(draft, found, form);
    if (later != null && !later.equals(draft)) {
      check(later);
    }
  }
}
