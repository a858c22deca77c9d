package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.protocol.form.FormDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form editor: the forms that there are, the draft of one of them, what is wrong with it, and
 * how it is published. Every change is kept on the disk. UI thread.
 */
public final class FormEditViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(FormEditViewModel.class);
  private static final DraftHistory NOTHING = DraftHistory.of(NewItems.nothing());

  private final Desk desk;
  private final FormPublishing publishing;
  private final Messages messages;
  private final DraftWorker worker;
  private final ReadOnlyObjectWrapper<EditPicture> picture;
  private final KeptDrafts kept;
  private final OutlineCommands outline = new OutlineCommands(this);
  private final NewForms newForms = new NewForms(this);
  private final VersionChoice versions = new VersionChoice(this);

  /**
   * Knows nothing until {@link #refresh}.
   *
   * @param behind does what takes its time
   * @param here the UI thread
   */
  public FormEditViewModel(
      Desk desk,
      FormPublisher publisher,
      Messages messages,
      InstantSource clock,
      Executor behind,
      Executor here) {
    this.kept = new KeptDrafts(desk, clock);
    this.desk = desk;
    this.messages = messages;
    this.publishing = new FormPublishing(publisher, messages, this::published, this::refreshBook);
    this.worker = new DraftWorker(behind, here, this::checked);
    var nothing =
        new EditPicture(FormBook.EMPTY, "", 0, 0, NOTHING, 0, List.of(), true, null, List.of());
    this.picture = new ReadOnlyObjectWrapper<>(nothing);
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<EditPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** What is shown. */
  public EditPicture now() {
    return picture.get();
  }

  /** What came of the last wish, or what to do next. */
  public ReadOnlyStringProperty sentenceProperty() {
    return publishing.sentenceProperty();
  }

  /** Whether publishing was asked for once. */
  public ReadOnlyBooleanProperty armedProperty() {
    return publishing.armedProperty();
  }

  /** Reads again what is published and which drafts are kept. */
  public void refresh() {
    var _ =
        desk.formDrafts()
            .thenCombine(
                desk.forms(),
                (drafts, forms) -> {
                  kept.took(drafts);
                  took(forms);
                  return true;
                })
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not list forms", error);
                    publishing.say(messages.get("formedit.no-store"));
                  }
                });
  }

  private void took(List<JsonNode> forms) {
    EditPicture now = now();
    FormBook book = now.book().after(forms);
    if (now.formId().isEmpty()) {
      put(now.history(), now.selected(), book, "", 0);
      kept.first()
          .or(() -> book.forms().stream().map(FormBook.Entry::id).findFirst())
          .ifPresent(this::open);
      return;
    }
    boolean follows = now.changes().isEmpty() && book.find(now.formId()).isPresent();
    put(now.history(), now.selected(), book, now.formId(), now.based());
    if (follows && now().newest() > now.based()) {
      open(now.formId());
    }
  }

  /** Opens a form: as it was left, else as it is published. */
  public void open(String formId) {
    disarm();
    KeptDraft left = kept.find(formId);
    FormBook book = now().book();
    if (left != null) {
      FormDraft draft = FormDraft.read(left.body());
      put(DraftHistory.of(draft), draft.root().key(), book, formId, left.based());
      publishing.say(messages.get("formedit.kept"));
      return;
    }
    book.find(formId)
        .ifPresent(
            form -> {
              FormDraft draft = FormDraft.read(form.versions().getFirst().body());
              put(DraftHistory.of(draft), draft.root().key(), book, formId, form.newest());
            });
  }

  /** Forms that are new. */
  public NewForms newForms() {
    return newForms;
  }

  /** Opens a draft that was made from nothing. */
  void begin(String id, FormDraft draft) {
    disarm();
    put(DraftHistory.of(draft), draft.root().key(), now().book(), id, 0);
    kept.keep(now());
  }

  /** Forms with a draft. */
  List<String> drafted() {
    return kept.ids();
  }

  /** A text in the language of the moment. */
  String text(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  /** Changes the draft. */
  public void change(DraftChange change) {
    changed(now().history().with(change), now().selected());
  }

  /** What is typed next is a step of its own. */
  public void settle() {
    EditPicture now = now();
    put(now.history().settled(), now.selected(), now.book(), now.formId(), now.based());
  }

  /** The draft is this now. */
  void changed(DraftHistory next, int selected) {
    EditPicture now = now();
    if (now.formId().isEmpty()) {
      return;
    }
    disarm();
    publishing.say("");
    boolean there = next.now().find(selected).isPresent();
    int select = there ? selected : next.now().root().key();
    boolean same = next.now().equals(now.draft());
    put(next, select, now.book(), now.formId(), now.based());
    if (!same) {
      kept.keep(now());
    }
  }

  /** What is done to the item that is selected. */
  public OutlineCommands outline() {
    return outline;
  }

  /** Versions of others, and those of before. */
  public VersionChoice versions() {
    return versions;
  }

  /** Says something. */
  void say(String words) {
    publishing.say(words);
  }

  /** Goes on with the same draft as one of another version. */
  void rebase(int version) {
    EditPicture now = now();
    disarm();
    put(now.history(), now.selected(), now.book(), now.formId(), version);
    kept.keep(now());
  }

  /** Selects an item. */
  public void select(int key) {
    EditPicture now = now();
    if (key != now.selected() && now.draft().find(key).isPresent()) {
      put(now.history().settled(), key, now.book(), now.formId(), now.based());
    }
  }

  /** Takes the last step back. */
  public void undo() {
    changed(now().history().undo(), now().selected());
  }

  /** Does again what was taken back. */
  public void redo() {
    changed(now().history().redo(), now().selected());
  }

  /** Gives up the draft: the form is as it is published. */
  public void discard() {
    String formId = now().formId();
    kept.forget(formId);
    if (now().book().find(formId).isPresent()) {
      open(formId);
    } else {
      put(NOTHING, 0, now().book(), "", 0);
      now().book().forms().stream().findFirst().ifPresent(form -> open(form.id()));
    }
  }

  /** Publishes the draft: the first time it is armed, the second time it is done. */
  public void publish() {
    publishing.publish(now());
  }

  /** Takes back what was asked for once. */
  public void disarm() {
    publishing.disarm();
  }

  private void refreshBook() {
    var _ = desk.forms().thenAccept(this::took);
  }

  private void published(String formId, ObjectNode body) {
    kept.forget(formId);
    EditPicture now = now();
    int version = body.path("version").asInt();
    String id = body.path("id").asText();
    if (now.formId().equals(formId)) {
      put(now.history(), now.selected(), now.book().after(List.of(body)), id, version);
    }
  }

  private void put(DraftHistory history, int selected, FormBook book, String formId, int based) {
    EditPicture before = now();
    FormDraft draft = history.now();
    FormBook.Entry form = book.find(formId).orElse(null);
    boolean same =
        form != null
            && formId.equals(before.formId())
            && draft.equals(before.draft())
            && book.equals(before.book());
    List<FormDifference.Entry> changes = same ? before.changes() : FormBook.changes(form, draft);
    picture.set(
        new EditPicture(
            book,
            formId,
            based,
            form == null ? 0 : form.newest(),
            history,
            selected,
            formId.equals(before.formId()) ? before.found() : List.of(),
            draft.equals(before.draft()) && before.checked(),
            formId.equals(before.formId()) ? before.preview() : null,
            changes));
    if (!formId.isEmpty() && !now().checked()) {
      worker.check(draft);
    }
  }

  private void checked(FormDraft draft, List<DraftCheck.Found> found, @Nullable FormDocument form) {
    EditPicture now = now();
    if (now.draft().equals(draft)) {
      picture.set(now.checked(found, form));
    }
  }
}
