package org.seatline.app.form;

import org.seatline.app.fx.Messages;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormValidation;

/** What is wrong with a field, in a sentence that says what to do. */
public final class ProblemWords {
  private ProblemWords() {}

  /** The sentence, in the language of the moment. */
  public static String of(Messages messages, FormField field, FormValidation.Problem problem) {
    LocalizedText own = problem.message();
    if (own != null) {
      return messages.of(own);
    }
    FormValidation.Cell cell = problem.cell();
    String label =
        cell == null
            ? messages.of(field.label())
            : messages.get(
                "ticket.problem.cell", cell.row() + 1, messages.of(cell.column().label()));
    return messages.get(problem.key(), label, problem.argument());
  }
}
