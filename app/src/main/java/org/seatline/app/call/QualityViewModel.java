package org.seatline.app.call;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;

/** How good the call sounds at both ends, and whether the details are open. */
public final class QualityViewModel {
  /** Not worth a word: it is over in a moment. */
  private static final String STARTING = "seat.headset.starting";

  private final Seat seat;
  private final QualityWords words;
  private final ReadOnlyObjectWrapper<QualityPicture> picture;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  /** Follows the seat from now on. */
  public QualityViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.words = new QualityWords(messages);
    this.picture = new ReadOnlyObjectWrapper<>(words.describe(null));
    seat.observe(this::show);
    messages.languageProperty().addListener(property -> show(seat.snapshot()));
  }

  /** What is shown; it changes only when something that is shown does. */
  public ReadOnlyObjectProperty<QualityPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** Whether the details are open. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Opens the details of the call in progress, or closes them. */
  public void toggle() {
    open.set(!open.get() && talks(seat.snapshot()));
  }

  private static boolean talks(SeatSnapshot now) {
    CallView call = now.call();
    return call != null && call.phase() != CallView.Phase.RINGING;
  }

  private void show(SeatSnapshot now) {
    CallView call = now.call();
    String problem = now.headset().problem();
    QualityPicture heard = words.describe(call == null ? null : call.quality());
    boolean works = call == null || STARTING.equals(problem);
    QualityPicture next = works || problem == null ? heard : words.without(heard, problem);
    if (!next.equals(picture.get())) {
      picture.set(next);
    }
    if (!talks(now)) {
      open.set(false);
    }
  }
}
