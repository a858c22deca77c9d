package org.seatline.app.formedit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.app.script.SampleDocuments;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.FormField;

final class FormDraftTest {
  private static final int STEPS = 300;

  static List<JsonNode> sampleForms() {
    return SampleDocuments.all("forms");
  }

  static JsonNode json(String text) {
    try {
      return Wire.mapper().readTree(text.replace('`', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DraftItem field(FormDraft draft, String id) {
    return draft.fields().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("sampleForms")
  void writesASampleAsItWasRead(JsonNode form) {
    assertThat(FormDraft.read(form).write()).isEqualTo(form);
  }

  @Test
  void keepsWhatItDoesNotKnowAndWhatIsWrong() {
    JsonNode odd =
        json(
            """
            {`id`:`f`,`version`:`three`,`colour`:{`deep`:[1,{`a`:null}]},`sections`:[
             {`id`:`s`,`icon`:`bolt`,`fields`:[
              {`id`:`a`,`type`:7,`options`:[],`columns`:`none`,`checks`:[1,2],`label`:null,
               `visibleWhen`:`topic ==`,`min`:`two`}]}]}
            """);

    FormDraft draft = FormDraft.read(odd);

    assertThat(draft.write()).isEqualTo(odd);
    int a = field(draft, "a").key();
    FormDraft changed = draft.with(new DraftChange.Put(a, "hint", json("{`en`:`H`,`zh`:`提示`}")));
    ((com.fasterxml.jackson.databind.node.ObjectNode) odd.at("/sections/0/fields/0"))
        .set("hint", json("{`en`:`H`,`zh`:`提示`}"));
    assertThat(changed.write()).isEqualTo(odd);
  }

  @Test
  void keepsTheKeyOfAFieldThatMovesAndChangesItsId() {
    FormDraft draft = FormDraft.read(SampleDocuments.one("forms", "complaint"));
    DraftItem first = draft.fields().getFirst();
    int last = draft.sections().getLast().key();

    FormDraft moved =
        draft
            .with(new DraftChange.Move(first.key(), last, 0))
            .with(new DraftChange.Rename(first.key(), "another"));

    assertThat(moved.parent(first.key()).orElseThrow().key()).isEqualTo(last);
    assertThat(moved.find(first.key()).orElseThrow().id()).isEqualTo("another");
    assertThat(moved.fields()).hasSameSizeAs(draft.fields());
  }

  @Test
  void movesAFieldThroughAllPlacesAndBack() {
    FormDraft draft = FormDraft.read(SampleDocuments.one("forms", "complaint"));
    int first = draft.fields().getFirst().key();
    FormDraft now = draft;
    int steps = 0;
    for (var down = DraftMoves.down(now, first);
        down.isPresent();
        down = DraftMoves.down(now, first)) {
      now = now.with(down.get());
      steps++;
    }
    assertThat(steps).isEqualTo(draft.fields().size() - 1 + draft.sections().size() - 1);
    assertThat(now.fields().getLast().key()).isEqualTo(first);
    for (var up = DraftMoves.up(now, first); up.isPresent(); up = DraftMoves.up(now, first)) {
      now = now.with(up.get());
    }
    assertThat(now).isEqualTo(draft);
  }

  @Test
  void refusesWhatMakesNoSense() {
    FormDraft draft = FormDraft.read(SampleDocuments.one("forms", "complaint"));
    int section = draft.sections().getFirst().key();
    int field = draft.fields().getFirst().key();

    assertThat(draft.with(new DraftChange.Move(section, field, 0))).isSameAs(draft);
    assertThat(draft.with(new DraftChange.Move(section, section, 0))).isSameAs(draft);
    assertThat(draft.with(new DraftChange.Remove(draft.root().key()))).isSameAs(draft);
    assertThat(draft.with(new DraftChange.Remove(99_999))).isSameAs(draft);
    assertThat(draft.with(new DraftChange.Add(field, 0, NewItems.section(draft), Kind.SECTION)))
        .isSameAs(draft);
  }

  @Test
  void addsAFieldOfEveryKindBelowTheOneThatIsSelected() {
    FormDraft draft = NewItems.form("f");
    int at = draft.fields().getFirst().key();
    for (FormField.Type type : FormField.Type.values()) {
      draft = draft.with(DraftMoves.addField(draft, at, type).orElseThrow());
    }
    assertThat(draft.fields()).hasSize(1 + FormField.Type.values().length);
    assertThat(draft.fields()).extracting(DraftItem::id).doesNotHaveDuplicates();
    assertThat(draft.fields().get(1).text("type")).isEqualTo("computed");
    assertThat(draft.fields().getFirst().key()).isEqualTo(at);
  }

  @Test
  void takesBackAndDoesAgainWhateverWasDone() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<JsonNode> forms = sampleForms();
      FormDraft begin = FormDraft.read(forms.get(seed % forms.size()));
      DraftHistory history = DraftHistory.of(begin);
      int steps = 0;
      for (int step = 0; step < STEPS - 1; step++) {
        DraftHistory next = history.settled().with(RandomChange.of(history.now(), random));
        steps += next.now().equals(history.now()) ? 0 : 1;
        history = next;
        assertThat(history.now().root().tree().map(DraftItem::key))
            .as("keys, seed %d", seed)
            .doesNotHaveDuplicates();
        assertThat(FormDraft.read(history.now().write()).write())
            .as("what is written, seed %d", seed)
            .isEqualTo(history.now().write());
      }
      FormDraft end = history.now();
      for (int step = 0; step < steps; step++) {
        history = history.undo();
      }
      assertThat(history.now()).as("seed %d", seed).isEqualTo(begin);
      assertThat(history.undo()).isSameAs(history);
      for (int step = 0; step < steps; step++) {
        history = history.redo();
      }
      assertThat(history.now()).as("seed %d", seed).isEqualTo(end);
      assertThat(history.redo()).isSameAs(history);
    }
  }

  @Test
  void takesBackWhatWasTypedInOneGo() {
    FormDraft draft = NewItems.form("f");
    int key = draft.fields().getFirst().key();
    DraftHistory history = DraftHistory.of(draft);
    for (String text : List.of("t", "to", "top")) {
      history = history.with(new DraftChange.Put(key, "visibleWhen", TextNode.valueOf(text)));
    }
    history = history.settled();
    history = history.with(new DraftChange.Put(key, "visibleWhen", TextNode.valueOf("topic")));

    assertThat(history.undo().now().find(key).orElseThrow().text("visibleWhen")).isEqualTo("top");
    assertThat(history.undo().undo().now()).isEqualTo(draft);
    assertThat(history.undo().with(new DraftChange.Remove(key)).redo().now().fields()).isEmpty();
  }
}
