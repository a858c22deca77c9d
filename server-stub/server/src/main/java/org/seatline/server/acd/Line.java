package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The callers that wait in one queue, in order, and by how far their requirement is relaxed. */
final class Line {
  private final OrderedIndex<Place> all = new OrderedIndex<>(Place.ORDER);
  private final List<OrderedIndex<Place>> bySteps = new ArrayList<>();

  /** A line whose requirement is relaxed in so many steps. */
  Line(int steps) {
    for (int i = 0; i <= steps; i++) {
      bySteps.add(new OrderedIndex<>(Place.ORDER));
    }
  }

  void set(Place place, int step, boolean in) {
    OrderedIndex<Place> open = bySteps.get(step);
    if (in) {
      all.add(place);
      open.add(place);
    } else {
      all.remove(place);
      open.remove(place);
    }
  }

  /** The first caller whose requirement is relaxed by just so many steps, or null. */
  @Nullable Place first(int step) {
    return bySteps.get(step).first();
  }

  int steps() {
    return bySteps.size() - 1;
  }

  /** Place in line, 1 is next. */
  int position(Place place) {
    return all.before(place) + 1;
  }
}
