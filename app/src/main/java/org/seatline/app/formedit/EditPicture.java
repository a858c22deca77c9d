package org.seatline.app.formedit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.form.FormDocument;

/**
 * What the editor shows.
 *
 * @param formId of the form that is open; empty for none
 * @param based the version that the draft was made from; 0 for a new form
 * @param newest the version that is in force; 0 for none
 * @param selected key of the item that is selected
 * @param found what is wrong with the draft, as it was a moment ago
 * @param checked whether that is still so of the draft as it is
 * @param preview the form without what is wrong with it; null when nothing can be shown
 * @param changes what publishing it would change
 */
public record EditPicture(
    FormBook book,
    String formId,
    int based,
    int newest,
    DraftHistory history,
    int selected,
    List<DraftCheck.Found> found,
    boolean checked,
    @Nullable FormDocument preview,
    List<FormDifference.Entry> changes) {
  /** Copies the lists. */
  public EditPicture {
    found = List.copyOf(found);
    changes = List.copyOf(changes);
  }

  /** The draft. */
  public FormDraft draft() {
    return history.now();
  }

  /** The same, with what its check found. */
  EditPicture checked(List<DraftCheck.Found> wrong, @Nullable FormDocument shown) {
    return new EditPicture(
        book, formId, based, newest, history, selected, wrong, true, shown, changes);
  }

  /** Whether somebody else published a version since the draft was made. */
  public boolean overtaken() {
    return newest > based && !changes.isEmpty();
  }

  /** Whether the draft cannot be published as it is. */
  public boolean wrong() {
    return found.stream().anyMatch(DraftCheck.Found::isWrong);
  }
}
