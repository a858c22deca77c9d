package org.seatline.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleRights;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.form.FieldLimits;
import org.seatline.protocol.form.FieldRules;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.TableRows;

/** The numbers of a ticket, and how its receipt says them to whoever may not read them. */
final class FormNumbersTest {
  private static final FormField PHONE = plain("phone", FormField.Type.PHONE);
  private static final FormField STORY = plain("story", FormField.Type.MULTILINE);
  private static final FormField PEOPLE =
      new FormField(
          "people",
          new LocalizedText("People", "人员"),
          FormField.Type.TABLE,
          FieldRules.NONE,
          FieldLimits.of(FormField.Type.TABLE),
          List.of(),
          List.of(plain("name", FormField.Type.TEXT), plain("mobile", FormField.Type.PHONE)),
          null);
  private static final String ROWS =
      TableRows.write(List.of(Map.of("name", "Wang", "mobile", "13911112222")));
  private static final FormDocument FORM =
      new FormDocument(
          "f",
          1,
          new LocalizedText("Form", "表单"),
          List.of(
              new FormDocument.Section(
                  "s", new LocalizedText("S", "节"), List.of(PHONE, STORY, PEOPLE))));

  private static FormField plain(String id, FormField.Type type) {
    return FormField.plain(id, new LocalizedText(id, id), type, false);
  }

  @Test
  void findsThoseOfFieldsAndOfTables() {
    assertThat(FormNumbers.of(FORM, Map.of("phone", "13800005678", "people", ROWS, "story", "x")))
        .containsExactly("13800005678", "13911112222");
  }

  @Test
  void saysThemMaskedWhereverTheyWereTyped() {
    FakeSeat seat = FakeSeat.atWork();
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    Messages messages = new Messages(Language.EN);
    NumberVeil veil =
        NumberVeil.of(
            Objects.requireNonNull(seat.snapshot().person()),
            FormNumbers.of(FORM, Map.of("phone", "13800005678", "people", ROWS)));
    assertThat(FieldWords.of(messages, veil, PHONE, "13800005678")).isEqualTo("138 **** 5678");
    assertThat(FieldWords.of(messages, veil, PEOPLE, ROWS)).isEqualTo("Wang · 139 **** 2222");
    assertThat(FieldWords.of(messages, veil, STORY, "his wife: 139-1111-2222"))
        .isEqualTo("his wife: 139 **** 2222");
    assertThat(FieldWords.of(messages, STORY, "139-1111-2222")).isEqualTo("139-1111-2222");
  }
}
