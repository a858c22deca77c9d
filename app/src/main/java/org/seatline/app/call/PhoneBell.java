package org.seatline.app.call;

/** Rings for calls, and sounds once, softly, for a call that was missed. Phone's thread. */
final class PhoneBell implements AutoCloseable {
  /** How long the sound for a missed call may last. */
  static final int MISSED_MS = 900;

  private final Bell bell;
  private final PhoneThread phone;
  private boolean rings;
  private int sounds;

  PhoneBell(Bell bell, PhoneThread phone) {
    this.bell = bell;
    this.phone = phone;
  }

  void ring(boolean on) {
    rings = on;
    sounds++;
    bell.ring(on);
  }

  /** A call was missed; silent while another one rings. */
  void missed() {
    if (rings) {
      return;
    }
    sounds++;
    int mine = sounds;
    bell.missed();
    phone.after(
        MISSED_MS,
        () -> {
          if (sounds == mine) {
            bell.ring(false);
          }
        });
  }

  @Override
  public void close() {
    bell.close();
  }
}
