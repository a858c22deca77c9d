package org.seatline.app.monitor;

import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.Ticking;

/** Says that what is shown is old, and how old; takes no room while the server is there. */
public final class AgeLabel extends Label {
  private static final long PERIOD_MS = 1_000;

  private final AnswerAge age;

  /** Follows this age. */
  public AgeLabel(AnswerAge age) {
    super("", Icons.of(Feather.CLOUD_OFF));
    this.age = age;
    getStyleClass().add("alone-strip");
    setMinWidth(USE_PREF_SIZE);
    Ticking.whileInScene(this, PERIOD_MS, this::show);
    show();
  }

  /** Shows it as it is now. */
  public void show() {
    setText(age.text());
    Presence.of(this, !getText().isEmpty());
  }
}
