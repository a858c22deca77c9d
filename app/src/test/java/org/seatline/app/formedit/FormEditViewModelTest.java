package org.seatline.app.formedit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.SampleDocuments;
import org.seatline.app.session.FakeSeat;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.form.FormField;

final class FormEditViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final List<String> sent = new ArrayList<>();
  private FormPublisher.Answer answer = new FormPublisher.Answer.Published();

  private FormEditViewModel model() {
    FormPublisher publisher =
        (formId, basedOn, body) -> {
          sent.add(formId + " " + basedOn);
          return CompletableFuture.completedFuture(answer);
        };
    var model =
        new FormEditViewModel(
            seat.desk(),
            publisher,
            new Messages(Language.EN),
            InstantSource.system(),
            Runnable::run,
            Runnable::run);
    model.refresh();
    model.open("complaint");
    return model;
  }

  private static void put(FormEditViewModel model, String member, String text) {
    int key = model.now().draft().fields().getFirst().key();
    model.change(new DraftChange.Put(key, member, TextNode.valueOf(text)));
  }

  private void publishElsewhere(int version) {
    ObjectNode other = SampleDocuments.one("forms", "complaint").deepCopy();
    other.put("version", version);
    ((ObjectNode) other.at("/title")).put("en", "Another");
    seat.desk().formVersions.add(other);
  }

  @Test
  void opensAFormAndChecksIt() {
    FormEditViewModel model = model();

    assertThat(model.now().checked()).isTrue();
    assertThat(model.now().found()).isEmpty();
    assertThat(model.now().preview()).isNotNull();
    assertThat(model.now().changes()).isEmpty();
  }

  @Test
  void goesOnWithADraftAfterACrash() {
    FormEditViewModel first = model();
    put(first, "visibleWhen", "topic == ");
    FormEditViewModel second = model();

    assertThat(second.now().draft().fields().getFirst().text("visibleWhen")).isEqualTo("topic == ");
    assertThat(second.now().found()).hasSize(1);
    assertThat(second.now().based()).isEqualTo(3);
    second.discard();
    assertThat(seat.desk().drafts).isEmpty();
    assertThat(second.now().changes()).isEmpty();
  }

  @Test
  void publishesWhatIsRightAtTheSecondWishAlone() {
    FormEditViewModel model = model();
    put(model, "visibleWhen", "topik == 'x'");
    model.publish();
    model.publish();
    assertThat(sent).isEmpty();
    put(model, "visibleWhen", "urgent");
    model.publish();
    assertThat(model.armedProperty().get()).isTrue();
    model.publish();

    assertThat(sent).containsExactly("complaint 3");
    assertThat(model.now().newest()).isEqualTo(4);
    assertThat(model.now().changes()).isEmpty();
    assertThat(seat.desk().drafts).isEmpty();
  }

  @Test
  void saysWhyTheServerRefusesAndLosesNothing() {
    FormEditViewModel model = model();
    put(model, "visibleWhen", "urgent");
    answer =
        new FormPublisher.Answer.Mistaken(List.of(new LocalizedText("version 4 is there", "有")));
    publishElsewhere(4);
    model.publish();
    model.publish();

    assertThat(model.sentenceProperty().get()).isEqualTo("version 4 is there");
    assertThat(model.now().overtaken()).isTrue();
    assertThat(seat.desk().drafts).hasSize(1);
    model.publish();
    assertThat(sent).hasSize(1);
  }

  @Test
  void leavesTheChoiceWhenSomebodyElsePublished() {
    FormEditViewModel model = model();
    put(model, "visibleWhen", "urgent");
    publishElsewhere(4);
    model.refresh();
    assertThat(model.now().overtaken()).isTrue();

    model.versions().takeTheirs();
    assertThat(model.now().draft().root().words("title").en()).isEqualTo("Another");
    assertThat(model.now().changes()).isEmpty();
    model.undo();
    assertThat(model.now().draft().fields().getFirst().text("visibleWhen")).isEqualTo("urgent");
    assertThat(model.now().overtaken()).isFalse();
    model.publish();
    model.publish();
    assertThat(sent).containsExactly("complaint 4");
  }

  @Test
  void followsOthersWhileNothingIsChanged() {
    FormEditViewModel model = model();
    publishElsewhere(4);
    model.refresh();

    assertThat(model.now().based()).isEqualTo(4);
    assertThat(model.now().draft().root().words("title").en()).isEqualTo("Another");
  }

  @Test
  void beginsAFormAsACopy() {
    FormEditViewModel model = model();
    model.newForms().begin(true);

    assertThat(model.now().formId()).isEqualTo("form1");
    assertThat(model.now().based()).isZero();
    assertThat(model.newForms().ids()).containsExactly("form1");
    model.outline().addField(FormField.Type.DATE);
    assertThat(model.now().draft().find(model.now().selected()).orElseThrow().text("type"))
        .isEqualTo("date");
    model.discard();
    assertThat(model.newForms().ids()).isEmpty();
  }
}
