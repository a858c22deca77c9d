package org.seatline.app.ticket;

import java.time.LocalDate;
import javafx.collections.ObservableList;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FileHost;
import org.seatline.app.form.FormHost;
import org.seatline.app.form.OpenedFiles;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.form.FormValidation;

/** The ticket, as the controls of its form see it. */
record TicketHost(TicketViewModel model) implements FormHost {
  @Override
  public ObservableList<CustomerRecord.Meter> meters() {
    return model.meters();
  }

  @Override
  public LocalDate today() {
    return model.today();
  }

  @Override
  public void leave(FieldModel field) {
    model.check().leave(field);
  }

  @Override
  public String readable(String number) {
    return model.followUps().readable(number);
  }

  @Override
  public FileHost files() {
    return model.files();
  }

  @Override
  public OpenedFiles opened() {
    return model.files().opened();
  }

  @Override
  public String sentence(FormValidation.Problem problem) {
    return model.check().sentence(problem);
  }
}
