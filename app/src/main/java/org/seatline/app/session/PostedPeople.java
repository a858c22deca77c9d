package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A people's desk whose answers come on a thread of the caller's. */
final class PostedPeople implements PeopleDesk {
  private final PeopleDesk people;
  private final Executor thread;

  PostedPeople(PeopleDesk people, Executor thread) {
    this.people = people;
    this.thread = thread;
  }

  private <T> CompletableFuture<T> posted(CompletableFuture<T> answer) {
    CompletableFuture<T> there = new CompletableFuture<>();
    var _ =
        answer.whenCompleteAsync(
            (value, failed) -> {
              if (failed == null) {
                there.complete(value);
              } else {
                there.completeExceptionally(failed);
              }
            },
            thread);
    return there;
  }

  @Override
  public CompletableFuture<List<Somebody>> here() {
    return posted(people.here());
  }

  @Override
  public CompletableFuture<Integer> earlierDrafts() {
    return posted(people.earlierDrafts());
  }

  @Override
  public CompletableFuture<BroughtBack> bringBack(char[] earlierPassword) {
    return posted(people.bringBack(earlierPassword));
  }

  @Override
  public CompletableFuture<Integer> giveUpEarlier() {
    return posted(people.giveUpEarlier());
  }
}
