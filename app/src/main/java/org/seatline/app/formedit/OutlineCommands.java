package org.seatline.app.formedit;

import org.seatline.protocol.form.FormField;

/** What is done to the item that is selected. UI thread. */
public final class OutlineCommands {
  private final FormEditViewModel model;

  OutlineCommands(FormEditViewModel model) {
    this.model = model;
  }

  /** Adds a field below what is selected, and selects it. */
  public void addField(FormField.Type type) {
    DraftMoves.addField(model.now().draft(), model.now().selected(), type).ifPresent(this::add);
  }

  /** Adds a section below the one that is selected, and selects it. */
  public void addSection() {
    add(DraftMoves.addSection(model.now().draft(), model.now().selected()));
  }

  private void add(DraftChange change) {
    int key = model.now().draft().nextKey();
    DraftHistory next = model.now().history().settled().with(change);
    model.changed(next, key);
  }

  /** Makes a field one of another kind. */
  public void changeType(int key, FormField.Type type) {
    EditPicture now = model.now();
    FormDraft next = DraftMoves.changeType(now.draft(), key, type);
    model.changed(now.history().with(next), now.selected());
  }

  /** Moves what is selected. */
  public void move(boolean up) {
    FormDraft draft = model.now().draft();
    int key = model.now().selected();
    (up ? DraftMoves.up(draft, key) : DraftMoves.down(draft, key)).ifPresent(model::change);
  }

  /** Removes what is selected; undo brings it back. */
  public void remove() {
    int key = model.now().selected();
    FormDraft draft = model.now().draft();
    if (key != draft.root().key()) {
      int next = DraftMoves.after(draft, key);
      model.changed(model.now().history().with(new DraftChange.Remove(key)), next);
      model.say(model.text("formedit.removed"));
    }
  }
}
