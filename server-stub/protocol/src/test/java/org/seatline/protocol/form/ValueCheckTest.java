package org.seatline.protocol.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.LocalizedText;

final class ValueCheckTest {
  private static final LocalizedText TEXT = new LocalizedText("T", "T");

  private final FormField items =
      new FormField(
          "items",
          TEXT,
          FormField.Type.TABLE,
          FieldRules.NONE,
          new FieldLimits(1_000, null, null, 0, null, 2, FileLimits.USUAL),
          List.of(),
          List.of(
              FormField.plain("name", TEXT, FormField.Type.TEXT, true),
              FormField.plain("price", TEXT, FormField.Type.NUMBER, false)),
          null);

  @Test
  void namesTheCellThatIsWrong() {
    assertThat(ValueCheck.check(items, "[{\"name\":\"A\"},{\"price\":\"1\"}]"))
        .map(FormValidation.Problem::cell)
        .isEqualTo(Optional.of(new FormValidation.Cell(1, items.columns().getFirst())));
    assertThat(ValueCheck.check(items, "[{\"name\":\"A\",\"price\":\"1.5\"}]")).isEmpty();
    assertThat(ValueCheck.check(items, "Fridge"))
        .map(FormValidation.Problem::key)
        .contains("ticket.problem.table");
  }
}
