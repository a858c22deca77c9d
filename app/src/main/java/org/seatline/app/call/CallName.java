package org.seatline.app.call;

/** The id by which a call is known, which may change while it runs. Any thread. */
final class CallName {
  private volatile String id;

  CallName(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  void change(String next) {
    id = next;
  }
}
