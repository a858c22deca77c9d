package org.seatline.server.acd;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set that also knows the number of each key: a treap whose nodes count what is below
 * them. Adding, removing, the key at an index and the index of a key take O(log n). What it answers
 * depends on its keys alone, never on the order in which they came.
 */
final class OrderedIndex<K> {
  private final Comparator<? super K> order;
  private @Nullable Node<K> root;
  private long drawn;

  OrderedIndex(Comparator<? super K> order) {
    this.order = order;
  }

  private static final class Node<K> {
    final K key;
    final long heap;
    @Nullable Node<K> left;
    @Nullable Node<K> right;
    int size = 1;

    Node(K key, long heap) {
      this.key = key;
      this.heap = heap;
    }

    Node<K> counted() {
      size = 1 + size(left) + size(right);
      return this;
    }
  }

  private static int size(@Nullable Node<?> node) {
    return node == null ? 0 : node.size;
  }

  int size() {
    return size(root);
  }

  boolean isEmpty() {
    return root == null;
  }

  void add(K key) {
    root = add(root, key);
  }

  private Node<K> add(@Nullable Node<K> at, K key) {
    if (at == null) {
      return new Node<>(key, Lots.mix(drawn++));
    }
    int side = order.compare(key, at.key);
    if (side < 0) {
      Node<K> left = add(at.left, key);
      at.left = left;
      return left.heap > at.heap ? rightUp(at, left) : at.counted();
    }
    if (side > 0) {
      Node<K> right = add(at.right, key);
      at.right = right;
      return right.heap > at.heap ? leftUp(at, right) : at.counted();
    }
    return at;
  }

  private static <K> Node<K> rightUp(Node<K> at, Node<K> left) {
    at.left = left.right;
    left.right = at.counted();
    return left.counted();
  }

  private static <K> Node<K> leftUp(Node<K> at, Node<K> right) {
    at.right = right.left;
    right.left = at.counted();
    return right.counted();
  }

  void remove(K key) {
    root = remove(root, key);
  }

  private @Nullable Node<K> remove(@Nullable Node<K> at, K key) {
    if (at == null) {
      return null;
    }
    int side = order.compare(key, at.key);
    if (side == 0) {
      return joined(at.left, at.right);
    }
    if (side < 0) {
      at.left = remove(at.left, key);
    } else {
      at.right = remove(at.right, key);
    }
    return at.counted();
  }

  private static <K> @Nullable Node<K> joined(@Nullable Node<K> low, @Nullable Node<K> high) {
    if (low == null) {
      return high;
    }
    if (high == null) {
      return low;
    }
    if (low.heap > high.heap) {
      low.right = joined(low.right, high);
      return low.counted();
    }
    high.left = joined(low, high.left);
    return high.counted();
  }

  /** The least key, or null. */
  @Nullable K first() {
    Node<K> at = root;
    while (at != null && at.left != null) {
      at = at.left;
    }
    return at == null ? null : at.key;
  }

  /** The key that so many others go before, or null. */
  @Nullable K get(int index) {
    int before = index;
    Node<K> at = root;
    while (at != null) {
      int lower = size(at.left);
      if (before == lower) {
        return at.key;
      }
      if (before < lower) {
        at = at.left;
      } else {
        before -= lower + 1;
        at = at.right;
      }
    }
    return null;
  }

  /** How many keys go before this one, which need not be in the set. */
  int before(K key) {
    int before = 0;
    Node<K> at = root;
    while (at != null) {
      int side = order.compare(key, at.key);
      if (side <= 0) {
        at = at.left;
      } else {
        before += size(at.left) + 1;
        at = at.right;
      }
    }
    return before;
  }
}
