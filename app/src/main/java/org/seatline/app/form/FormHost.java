package org.seatline.app.form;

import java.time.LocalDate;
import javafx.collections.ObservableList;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.form.FormValidation;

/** What the controls of a form ask of the screen that they stand on. On the UI thread. */
public interface FormHost {
  /** The customer's meters, to choose from. */
  ObservableList<CustomerRecord.Meter> meters();

  /** The day of the moment. */
  LocalDate today();

  /** The agent leaves a field: what is wrong with it is said now. */
  void leave(FieldModel field);

  /** A number from the customer's record as this person may read it: perhaps masked. */
  String readable(String number);

  /** Where files are kept and come from. */
  FileHost files();

  /** Files that other programs show. */
  OpenedFiles opened();

  /** The sentence for a problem, in the language of the moment. */
  String sentence(FormValidation.Problem problem);
}
