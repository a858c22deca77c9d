package org.seatline.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.form.FieldLimits;
import org.seatline.protocol.form.FieldRules;
import org.seatline.protocol.form.FileLimits;
import org.seatline.protocol.form.FormField;

final class TableModelTest {
  private static final LocalizedText TEXT = new LocalizedText("T", "T");

  private int edits;

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

  private final FieldModel field = new FieldModel(items, () -> edits++);
  private final TableModel table = new TableModel(field);

  @Test
  void beginsWithAnEmptyRowAndGrowsUnderTheWriterUntilItIsFull() {
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.write(0, "name", "Fridge")).as("a new row").isTrue();
    assertThat(table.write(0, "name", "Fridges")).as("it is there already").isFalse();
    assertThat(table.write(1, "price", "12")).as("no third one").isFalse();
    assertThat(table.size()).isEqualTo(2);
    assertThat(field.value()).isEqualTo("[{\"name\":\"Fridges\"},{\"price\":\"12\"}]");
    assertThat(edits).isEqualTo(3);
  }

  @Test
  void takesARowOutAndHasAnEmptyOneAgain() {
    table.write(0, "name", "Fridge");
    table.write(1, "name", "Lamp");
    table.remove(0);
    assertThat(field.value()).isEqualTo("[{\"name\":\"Lamp\"}]");
    assertThat(table.size()).isEqualTo(2);
    table.remove(0);
    assertThat(field.value()).isEmpty();
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void knowsWhenSomebodyElseFilledIt() {
    table.write(0, "name", "Fridge");
    assertThat(table.isStale()).isFalse();
    field.put("[{\"name\":\"Lamp\"}]", FieldModel.Origin.SCRIPT);
    assertThat(table.isStale()).isTrue();
    table.read();
    assertThat(table.cell(0, "name")).isEqualTo("Lamp");
  }
}
