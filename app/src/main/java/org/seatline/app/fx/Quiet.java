package org.seatline.app.fx;

import java.util.List;
import javafx.beans.value.WritableValue;
import javafx.collections.ObservableList;

/** Sets what a view follows, and stirs nothing where nothing is different. */
public final class Quiet {
  private Quiet() {}

  /** Sets a value that is not equal to the one there. */
  public static <T> void set(WritableValue<T> value, T next) {
    if (!next.equals(value.getValue())) {
      value.setValue(next);
    }
  }

  /** Fills a list with what is not equal to what it holds. */
  public static <T> void fill(ObservableList<T> list, List<T> next) {
    if (!next.equals(list)) {
      list.setAll(next);
    }
  }
}
