package org.seatline.app.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.SignInResponse;

/** What a session says about the person and the centre. */
final class PersonView {
  private PersonView() {}

  static SeatSnapshot.Person of(SignInResponse session) {
    Map<String, QueueInfo> queues = new LinkedHashMap<>();
    session.queues().forEach(queue -> queues.put(queue.id(), queue));
    return new SeatSnapshot.Person(
        session.agent(), queues, session.reasons(), session.dispositions(), session.rulesOrUsual());
  }
}
