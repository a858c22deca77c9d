package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Forms that nobody has published yet. UI thread. */
public final class NewForms {
  private final FormEditViewModel model;

  NewForms(FormEditViewModel model) {
    this.model = model;
  }

  /** Begins a form: empty, or as a copy of the one that is open. */
  public void begin(boolean copy) {
    String id = freeId();
    FormDraft draft = NewItems.form(id);
    if (copy && !model.now().formId().isEmpty()) {
      ObjectNode body = model.now().draft().write();
      body.put("id", id).put("version", 0);
      draft = FormDraft.read(body);
    }
    model.begin(id, draft);
  }

  private String freeId() {
    int number = 1;
    while (isTaken("form" + number)) {
      number++;
    }
    return "form" + number;
  }

  private boolean isTaken(String id) {
    return model.now().book().find(id).isPresent() || model.drafted().contains(id);
  }

  /** Their ids. */
  public List<String> ids() {
    return model.drafted().stream().filter(id -> model.now().book().find(id).isEmpty()).toList();
  }
}
