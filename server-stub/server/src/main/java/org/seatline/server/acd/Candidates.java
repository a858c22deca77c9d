package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ready seats of one queue, each in the bucket of the first relaxation step that lets it in, so
 * that a caller at step n may get a seat of the buckets 0 to n. A bucket is sorted by the
 * strategy's rank: the best seat for a caller is found in O(steps × log seats).
 */
final class Candidates {

  /** A ready seat's rank for this queue; equal ranks go by who became ready first. */
  record Ranked(long rank, long order, String agentId) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparingLong(Ranked::rank)
            .thenComparingLong(Ranked::order)
            .thenComparing(Ranked::agentId);
  }

  private final List<OrderedIndex<Ranked>> buckets = new ArrayList<>();
  private int size;

  Candidates(int steps) {
    for (int i = 0; i <= steps; i++) {
      buckets.add(new OrderedIndex<>(Ranked.ORDER));
    }
  }

  void set(Ranked seat, int step, boolean in) {
    OrderedIndex<Ranked> bucket = buckets.get(step);
    size -= bucket.size();
    if (in) {
      bucket.add(seat);
    } else {
      bucket.remove(seat);
    }
    size += bucket.size();
  }

  /** All ready seats, whatever step lets them in. */
  int size() {
    return size;
  }

  /** Ready seats that a caller at this step may get. */
  int size(int step) {
    int found = 0;
    for (int i = 0; i <= step; i++) {
      found += buckets.get(i).size();
    }
    return found;
  }

  boolean any(int step) {
    for (int i = 0; i <= step; i++) {
      if (!buckets.get(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The best seats for a caller at this step, at most so many, best first. */
  List<String> best(int step, int many) {
    List<String> best = new ArrayList<>();
    int[] taken = new int[step + 1];
    while (best.size() < many) {
      int from = -1;
      Ranked next = null;
      for (int i = 0; i <= step; i++) {
        Ranked head = buckets.get(i).get(taken[i]);
        if (head != null && (next == null || Ranked.ORDER.compare(head, next) < 0)) {
          next = head;
          from = i;
        }
      }
      if (next == null) {
        return best;
      }
      taken[from]++;
      best.add(next.agentId());
    }
    return best;
  }

  /** The seat of this number among those that a caller at this step may get, or null. */
  @Nullable String at(int step, int number) {
    int left = number;
    for (int i = 0; i <= step; i++) {
      OrderedIndex<Ranked> bucket = buckets.get(i);
      if (left < bucket.size()) {
        Ranked seat = bucket.get(left);
        return seat == null ? null : seat.agentId();
      }
      left -= bucket.size();
    }
    return null;
  }
}
