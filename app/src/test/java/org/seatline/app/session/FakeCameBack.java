package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What came back, in memory. */
public final class FakeCameBack implements CameBack {
  /** What is listed. */
  public final List<Item> items = new ArrayList<>();

  private final List<Runnable> observers = new ArrayList<>();

  /** Something comes back. */
  public void add(Item item) {
    items.add(item);
    tell();
  }

  void replaced(List<Long> numbers) {
    items.removeIf(item -> numbers.contains(item.number()));
    tell();
  }

  private void tell() {
    List.copyOf(observers).forEach(Runnable::run);
  }

  @Override
  public CompletableFuture<List<Item>> list() {
    return CompletableFuture.completedFuture(List.copyOf(items));
  }

  @Override
  public CompletableFuture<Void> putAway(List<Long> numbers) {
    return mark(numbers, true);
  }

  @Override
  public CompletableFuture<Void> takeOut(List<Long> numbers) {
    return mark(numbers, false);
  }

  private CompletableFuture<Void> mark(List<Long> numbers, boolean away) {
    items.replaceAll(
        i ->
            numbers.contains(i.number())
                ? new Item(i.number(), i.mutation(), i.code(), i.conflicts(), i.atMs(), away)
                : i);
    tell();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Runnable observe(Runnable changed) {
    observers.add(changed);
    return () -> observers.remove(changed);
  }
}
