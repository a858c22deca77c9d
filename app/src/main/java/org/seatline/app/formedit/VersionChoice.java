package org.seatline.app.formedit;

/** Which version a draft goes on from: that of others, that of before, the own one. UI thread. */
public final class VersionChoice {
  private final FormEditViewModel model;

  VersionChoice(FormEditViewModel model) {
    this.model = model;
  }

  /** Makes the draft as a version was; it is not in force before it is published. */
  public void bringBack(int version) {
    EditPicture now = model.now();
    now.book().find(now.formId()).stream()
        .flatMap(form -> form.versions().stream())
        .filter(each -> each.number() == version)
        .findFirst()
        .ifPresent(
            found -> {
              FormDraft old = FormDraft.read(found.body());
              model.changed(now.history().with(old), old.root().key());
              model.say(model.text("formedit.brought-back", version));
            });
  }

  /** Somebody else published a version: the draft is to take its place all the same. */
  public void keepMine() {
    model.rebase(model.now().newest());
  }

  /** Somebody else published a version: the draft becomes that; undo brings the own one back. */
  public void takeTheirs() {
    int newest = model.now().newest();
    bringBack(newest);
    model.rebase(newest);
    model.say(model.text("formedit.took-theirs", newest));
  }
}
