package org.seatline.app.local;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.seatline.app.session.PeopleDesk;

/** The {@link PeopleDesk} of the local store. Passwords are tried on a thread of its own. */
final class LocalPeopleDesk implements PeopleDesk, AutoCloseable {
  private final LocalStore store;
  private final DraftKeeper keeper;
  private final DraftTable drafts;
  private final CallTable calls;
  private final ExecutorService tries =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-earlier-keys").daemon(true).factory());

  LocalPeopleDesk(LocalStore store, DraftKeeper keeper, CallTable calls) {
    this.store = store;
    this.keeper = keeper;
    this.drafts = keeper.table();
    this.calls = calls;
  }

  @Override
  public CompletableFuture<List<Somebody>> here() {
    return CompletableFuture.supplyAsync(store.people()::everybody, tries)
        .thenCompose(people -> store.thread().call(() -> counted(people)));
  }

  private List<Somebody> counted(List<KeyRing.Entry> people) {
    keeper.writeDatabase();
    Map<String, Integer> counts = drafts.counts();
    return people.stream()
        .map(
            entry ->
                new Somebody(
                    entry.agentId(), entry.name(), counts.getOrDefault(entry.agentId(), 0)))
        .toList();
  }

  @Override
  public CompletableFuture<Integer> earlierDrafts() {
    return CompletableFuture.supplyAsync(store.people()::earlier, tries).thenCompose(this::count);
  }

  private CompletableFuture<Integer> count(List<KeyRing.Locked> earlier) {
    Optional<PersonKey> person = store.people().person();
    return store
        .thread()
        .call(
            () ->
                person
                    .map(
                        mine ->
                            earlier.stream()
                                .mapToInt(each -> drafts.count(mine.agentId(), each.keyId()))
                                .sum())
                    .orElse(0));
  }

  @Override
  public CompletableFuture<BroughtBack> bringBack(char[] earlierPassword) {
    char[] password = earlierPassword.clone();
    Arrays.fill(earlierPassword, '\0');
    PersonKey today = store.person();
    return CompletableFuture.supplyAsync(() -> tried(today, password), tries)
        .thenCompose(
            outcome ->
                switch (outcome) {
                  case LocalPeople.Earlier.Refused(String code) ->
                      CompletableFuture.completedFuture(new BroughtBack.Refused(code));
                  case LocalPeople.Earlier.Open(PersonKey earlier) -> broughtBack(earlier, today);
                });
  }

  private LocalPeople.Earlier tried(PersonKey today, char[] password) {
    try {
      return store.people().tryEarlier(today, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The key leaves the ring only when nothing needs it any more, and that is on the disk. */
  private CompletableFuture<BroughtBack> broughtBack(PersonKey earlier, PersonKey today) {
    return store
        .inTransaction(
            () -> {
              calls.reseal(earlier, today);
              store.books().records().own().reseal(earlier, today);
              store.people().atWork().ifPresent(now -> store.outbox().reseal(earlier, now));
              return drafts.reseal(earlier, today);
            })
        .thenApplyAsync(
            count -> {
              store.people().dropEarlier(today.agentId(), Set.of(earlier.keyId()));
              store.outbox().reread();
              return count;
            },
            tries)
        .thenCompose(count -> earlierDrafts().thenApply(left -> new BroughtBack.Done(count, left)));
  }

  @Override
  public CompletableFuture<Integer> giveUpEarlier() {
    PersonKey today = store.person();
    return CompletableFuture.supplyAsync(store.people()::earlier, tries)
        .thenCompose(
            earlier -> {
              Set<String> keyIds =
                  earlier.stream()
                      .map(KeyRing.Locked::keyId)
                      .collect(Collectors.toCollection(HashSet::new));
              return store
                  .inTransaction(
                      () -> {
                        int count =
                            keyIds.stream()
                                .mapToInt(keyId -> drafts.removeOf(today.agentId(), keyId))
                                .sum();
                        keyIds.removeIf(store.outbox()::needs);
                        return count;
                      })
                  .thenApplyAsync(
                      count -> {
                        store.people().dropEarlier(today.agentId(), keyIds);
                        return count;
                      },
                      tries);
            });
  }

  @Override
  public void close() {
    tries.shutdown();
  }
}
