package org.seatline.app.fx;

/**
 * Work of the UI thread that many changes ask for and that is done once for all of them, after what
 * runs now. What must be seen at once calls the work itself. On the UI thread.
 */
public final class Coalesced {
  private final Runnable work;
  private boolean asked;

  /** Does this. */
  public Coalesced(Runnable work) {
    this.work = work;
  }

  /** Has it done soon, once however often this is asked. */
  public void soon() {
    if (!asked) {
      asked = true;
      UiThread.later(
          () -> {
            asked = false;
            work.run();
          });
    }
  }
}
