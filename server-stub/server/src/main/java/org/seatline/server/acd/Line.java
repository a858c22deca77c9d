package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The callers that wait in one queue, in order; those that anybody may take also by how far their
 * requirement is relaxed.
 */
final class Line {
  private final OrderedIndex<Place> all = new OrderedIndex<>(Place.ORDER);
  private final List<OrderedIndex<Place>> open = new ArrayList<>();

  /** A line whose requirement is relaxed in so many steps. */
  Line(int steps) {
    for (int i = 0; i <= steps; i++) {
      open.add(new OrderedIndex<>(Place.ORDER));
    }
  }

  /** Puts a caller in line or takes it out. */
  void set(Place place, boolean in) {
    set(all, place, in);
  }

  /** The caller may be taken by any seat that the step lets in, or no longer. */
  void open(Place place, int step, boolean in) {
    set(open.get(step), place, in);
  }

  private static void set(OrderedIndex<Place> line, Place place, boolean in) {
    if (in) {
      line.add(place);
    } else {
      line.remove(place);
    }
  }

  /** The first caller for anybody whose requirement is relaxed by just so many steps, or null. */
  @Nullable Place first(int step) {
    return open.get(step).first();
  }

  int steps() {
    return open.size() - 1;
  }

  /** Place in line, 1 is next. */
  int position(Place place) {
    return all.before(place) + 1;
  }

  List<Place> all() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Place place = all.get(i);
      if (place != null) {
        places.add(place);
      }
    }
    return places;
  }
}
