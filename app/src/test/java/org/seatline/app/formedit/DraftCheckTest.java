package org.seatline.app.formedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.formedit.FormDraftTest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.app.formedit.FormDifference.What;
import org.seatline.app.script.SampleDocuments;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormParser;

final class DraftCheckTest {
  static List<JsonNode> sampleForms() {
    return SampleDocuments.all("forms");
  }

  private static FormDraft complaint() {
    return FormDraft.read(SampleDocuments.one("forms", "complaint"));
  }

  private static List<String> found(FormDraft draft) {
    return DraftCheck.check(draft).stream()
        .map(
            f ->
                draft.find(f.place().key()).orElseThrow().id()
                    + " "
                    + f.place().member()
                    + " "
                    + f.finding().key())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sampleForms")
  void findsNothingInASampleAndShowsItAsItIs(JsonNode form) throws MalformedDocumentException {
    FormDraft draft = FormDraft.read(form);

    assertThat(found(draft)).isEmpty();
    FormDocument shown = PreviewForm.of(draft).orElseThrow();
    assertThat(shown.fields().map(FormField::id))
        .containsExactlyElementsOf(FormParser.parse(form).fields().map(FormField::id).toList());
  }

  @Test
  void putsEachFindingAtTheItemThatItBelongsTo() {
    FormDraft draft =
        FormDraft.read(
            json(
                """
                {`id`:`f`,`version`:1,`title`:{`en`:`F`,`zh`:`表`},`sections`:[
                 {`id`:`s`,`title`:{`en`:`S`,`zh`:`节`},`visibleWhen`:`who`,`fields`:[
                  {`id`:`a`,`type`:`choice`,`label`:{`en`:`A`,`zh`:``},
                   `options`:[{`id`:`x`,`label`:{`en`:`X`,`zh`:`子`}},
                              {`id`:`x`,`label`:{`en`:``,`zh`:`丑`}}]},
                  {`id`:`b`,`type`:`number`,`label`:{`en`:`B`,`zh`:`乙`},`min`:`two`,
                   `decimals`:12,`checks`:[{`rule`:`b >`,`message`:{`en`:`M`,`zh`:`话`}}]},
                  {`id`:`c`,`type`:`table`,`label`:{`en`:`C`,`zh`:`丙`}}]}]}
                """));

    assertThat(found(draft))
        .containsExactly(
            "s visibleWhen expression.problem.unknown-name",
            "a label form.finding.translation-zh",
            "x id formedit.finding.option-twice",
            "x label form.finding.translation-en",
            "b min formedit.finding.number",
            "b decimals formedit.finding.whole",
            " rule expression.problem.syntax",
            "c columns formedit.finding.no-columns");
  }

  @Test
  void findsARequiredFieldThatCanNeverBeShown() {
    FormDraft draft = complaint();
    int topic = draft.fields().getFirst().key();
    DraftItem section = draft.sections().getFirst();
    draft =
        draft
            .with(
                new DraftChange.Add(
                    section.key(),
                    9,
                    json(
                        """
                        {`id`:`lost`,`type`:`text`,`required`:true,
                         `label`:{`en`:`L`,`zh`:`丢`},`visibleWhen`:`odd == 'c'`}
                        """),
                    Kind.FIELD))
            .with(
                new DraftChange.Add(
                    section.key(),
                    0,
                    json(
                        """
                        {`id`:`odd`,`type`:`choice`,`label`:{`en`:`O`,`zh`:`奇`},
                         `options`:[{`id`:`b`,`label`:{`en`:`B`,`zh`:`乙`}}]}
                        """),
                    Kind.FIELD));

    assertThat(found(draft)).containsExactly("lost  form.finding.required-never-shown");
    assertThat(draft.find(topic)).isPresent();
  }

  @Test
  void showsADraftWithoutWhatIsWrongWithIt() {
    FormDraft draft = complaint();
    List<String> ids = draft.fields().stream().map(DraftItem::id).toList();
    int topic = draft.fields().get(1).key();
    draft =
        draft
            .with(new DraftChange.Put(topic, "visibleWhen", TextNode.valueOf("unknown == '")))
            .with(new DraftChange.Put(topic, "label", json("{`en`:``,`zh`:``}")));
    draft = draft.with(DraftMoves.addField(draft, topic, FormField.Type.COMPUTED).orElseThrow());
    draft = draft.with(DraftMoves.addField(draft, topic, FormField.Type.CHOICE).orElseThrow());

    FormDocument shown = PreviewForm.of(draft).orElseThrow();

    List<String> expected = new ArrayList<>(ids);
    expected.addAll(2, List.of("choice1", "computed1"));
    assertThat(shown.fields().map(FormField::id)).containsExactlyElementsOf(expected);
    assertThat(shown.field(ids.get(1)).orElseThrow().label().zh()).isEqualTo(ids.get(1));
    assertThat(shown.field(ids.get(1)).orElseThrow().rules().visibleWhen()).isNull();
  }

  @Test
  void showsWhateverSomebodyMakesOfASample() {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      FormDraft draft = FormDraft.read(sampleForms().get(seed % sampleForms().size()));
      for (int step = 0; step < 25; step++) {
        draft = draft.with(RandomChange.of(draft, random));
        if (step % 5 == 0 && !draft.fields().isEmpty()) {
          assertThat(PreviewForm.of(draft)).as("seed %d, step %d", seed, step).isPresent();
        }
      }
    }
  }

  @Test
  void findsACircleAndShowsTheFormWithoutIt() {
    FormDraft draft =
        FormDraft.read(
            json(
                """
                {`id`:`f`,`version`:1,`title`:{`en`:`F`,`zh`:`表`},`sections`:[
                 {`id`:`s`,`title`:{`en`:`S`,`zh`:`节`},`fields`:[
                  {`id`:`m`,`type`:`computed`,`label`:{`en`:`M`,`zh`:`甲`},`compute`:`n + 1`},
                  {`id`:`n`,`type`:`computed`,`label`:{`en`:`N`,`zh`:`乙`},`compute`:`m * 2`}]}]}
                """));

    assertThat(found(draft)).containsExactly("m  form.finding.circle");
    assertThat(PreviewForm.of(draft).orElseThrow().fields()).hasSize(2);
  }

  @Test
  void showsNothingOfAFormWithoutFields() {
    FormDraft draft = NewItems.form("f");
    FormDraft empty = draft.with(new DraftChange.Remove(draft.fields().getFirst().key()));

    assertThat(PreviewForm.of(empty)).isEmpty();
    assertThat(found(empty)).contains("f sections form.finding.empty");
  }

  @Test
  void tellsTwoVersionsApart() {
    FormDraft before = complaint();
    DraftItem first = before.fields().get(0);
    DraftItem second = before.fields().get(1);
    DraftItem third = before.fields().get(2);
    FormDraft after =
        before
            .with(new DraftChange.Remove(first.key()))
            .with(new DraftChange.Put(second.key(), "hint", json("{`en`:`H`,`zh`:`提`}")));
    after = after.with(new DraftChange.Move(third.key(), after.sections().getLast().key(), 0));
    after = after.with(DraftMoves.addField(after, second.key(), FormField.Type.DATE).orElseThrow());

    assertThat(FormDifference.between(before, before)).isEmpty();
    assertThat(FormDifference.between(before, after))
        .extracting(entry -> entry.what() + " " + entry.id() + " " + entry.members())
        .containsExactlyInAnyOrder(
            What.REMOVED + " " + first.id() + " []",
            What.CHANGED + " " + second.id() + " [hint]",
            What.MOVED + " " + third.id() + " []",
            What.ADDED + " date1 []");
  }

  @Test
  void tellsOfOneThatMovedPastAllOthers() {
    FormDraft before = complaint();
    DraftItem section =
        before.sections().stream()
            .filter(s -> s.all(Kind.FIELD).size() > 2)
            .findFirst()
            .orElseThrow();
    DraftItem first = section.all(Kind.FIELD).getFirst();
    FormDraft after = before.with(new DraftChange.Move(first.key(), section.key(), 99));

    assertThat(FormDifference.between(before, after))
        .extracting(entry -> entry.what() + " " + entry.id())
        .containsExactly(What.MOVED + " " + first.id());
  }
}
