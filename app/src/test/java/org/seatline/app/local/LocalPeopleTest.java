package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.password;
import static org.seatline.app.local.StoreSamples.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.PeopleHere;
import org.seatline.app.session.PeopleHere.Alone;
import org.seatline.app.session.PeopleHere.Kept;
import org.seatline.protocol.Role;

final class LocalPeopleTest {
  @TempDir Path folder;
  private final SetClock clock = new SetClock(Instant.parse("2026-11-22T08:00:00Z"));
  private LocalPeople people;

  @BeforeEach
  void open() throws IOException {
    people = LocalPeople.open(folder, KeyLocker.fixed(KeyCost.LEAST), clock);
  }

  private Alone alone(String agentId) {
    return people.alone(agentId, password(agentId));
  }

  private static void refused(Alone alone, String code) {
    assertThat(alone).isEqualTo(new Alone.Refused(code));
  }

  @Test
  void letsSomebodyInWithoutTheServerAsLastKnown() throws IOException {
    assertThat(people.welcome(session("1001"), password("1001"))).isEqualTo(Kept.KEPT);
    String keyId = people.person().orElseThrow().keyId();
    open();
    assertThat(people.person()).isEmpty();
    assertThat(alone("1001"))
        .isInstanceOfSatisfying(
            Alone.LetIn.class,
            in -> {
              assertThat(in.session().agent().roles())
                  .containsExactlyInAnyOrder(Role.AGENT, Role.LEAD);
              assertThat(in.session().queues()).isEqualTo(session("1001").queues());
              assertThat(in.session().token()).isEmpty();
              assertThat(in.session().sip().password()).isEmpty();
              assertThat(in.untilMs()).isEqualTo(clock.millis() + 72 * 3_600_000L);
            });
    assertThat(people.person().orElseThrow().keyId()).isEqualTo(keyId);
  }

  @Test
  void knowsNobodyWhoWasNotHere() {
    people.welcome(session("1001"), password("1001"));
    refused(alone("1002"), PeopleHere.NEVER_HERE);
  }

  @Test
  void opensNobodysKeyByAnothersPasswordAndSlowsDownGuesses() {
    people.welcome(session("1001"), password("1001"));
    people.welcome(session("1002"), password("1002"));
    for (int i = 0; i < GuessThrottle.WRONG_MAX; i++) {
      refused(people.alone("1001", password("1002")), "bad-credentials");
    }
    refused(alone("1001"), "too-many-attempts");
    assertThat(people.person().orElseThrow().agentId()).isEqualTo("1002");
    assertThat(alone("1002")).isInstanceOf(Alone.LetIn.class);
    clock.move(GuessThrottle.WINDOW.plusMillis(1));
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
  }

  @Test
  void letsNobodyInAfterSeventyTwoHoursHoweverOftenTheyWereHereAlone() {
    people.welcome(session("1001"), password("1001"));
    for (int day = 0; day < 3; day++) {
      assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
      clock.move(Duration.ofHours(24));
    }
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
    clock.move(Duration.ofMillis(1));
    refused(alone("1001"), PeopleHere.TOO_LONG_ALONE);
    people.welcome(session("1001"), password("1001"));
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
  }

  @Test
  void recognisesAClockThatWasSetBackAlsoBehindASignInWithoutTheServer() {
    people.welcome(session("1001"), password("1001"));
    clock.move(Duration.ofHours(70));
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
    clock.move(Duration.ofMinutes(-4));
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
    clock.move(Duration.ofHours(-60));
    refused(alone("1001"), PeopleHere.CLOCK_SET_BACK);
  }

  @Test
  void beginsAnewWhenThePasswordWasChangedAndKeepsTheOldKeyLocked() throws IOException {
    people.welcome(session("1001"), password("1001"));
    PersonKey before = people.person().orElseThrow();
    String kept = before.key().seal("typed", "draft");
    assertThat(people.welcome(session("1001"), "another".toCharArray())).isEqualTo(Kept.BEGUN_ANEW);
    PersonKey after = people.person().orElseThrow();
    assertThat(after.key().open(kept, "draft")).isEmpty();
    refused(alone("1001"), "bad-credentials");
    KeyRing.Entry entry = new KeyRingFile(folder).read("now").ring().of("1001").orElseThrow();
    assertThat(entry.earlier()).hasSize(1);
    assertThat(
            entry
                .earlier()
                .getFirst()
                .unlock("1001", password("1001"))
                .orElseThrow()
                .key()
                .open(kept, "draft"))
        .contains("typed");
  }

  @Test
  void raisesWhatAGuessCostsAndKeepsTheKey() throws IOException {
    people.welcome(session("1001"), password("1001"));
    String kept = people.person().orElseThrow().key().seal("typed", "draft");
    KeyCost more = new KeyCost(128, 2);
    people = LocalPeople.open(folder, KeyLocker.fixed(more), clock);
    assertThat(people.welcome(session("1001"), password("1001"))).isEqualTo(Kept.KEPT);
    assertThat(people.person().orElseThrow().key().open(kept, "draft")).contains("typed");
    PasswordLock lock =
        new KeyRingFile(folder).read("now").ring().of("1001").orElseThrow().key().lock();
    assertThat(new KeyCost(lock.memoryKib(), lock.passes())).isEqualTo(more);
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
  }

  @Test
  void setsAKeyRingAsideThatIsCutOffAndDropsAnUnfinishedOne() throws IOException {
    people.welcome(session("1001"), password("1001"));
    Path file = folder.resolve("store.keys");
    byte[] whole = Files.readAllBytes(file);
    Files.write(folder.resolve("store.keys" + DurableFile.UNFINISHED), new byte[] {'{'});
    open();
    assertThat(people.setAside()).isEmpty();
    assertThat(folder.resolve("store.keys" + DurableFile.UNFINISHED)).doesNotExist();
    assertThat(alone("1001")).isInstanceOf(Alone.LetIn.class);
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file, cut);
      open();
      assertThat(people.setAside()).isPresent();
      assertThat(people.setAside().orElseThrow()).hasBinaryContent(cut);
      refused(alone("1001"), PeopleHere.NEVER_HERE);
    }
  }

  @Test
  void saysWhenAKeyCannotBeWrittenDownAndLetsThePersonWorkOn() throws IOException {
    Files.createDirectories(folder.resolve("store.keys").resolve("in the way"));
    assertThat(people.welcome(session("1001"), password("1001"))).isEqualTo(Kept.NOT_KEPT);
    assertThat(people.person()).isPresent();
  }

  @Test
  void writesNeitherPasswordsNorRolesNorTokensInTheClear() throws IOException {
    people.welcome(session("1001"), password("1001"));
    Path file = folder.resolve("store.keys");
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .contains("1001", PasswordLock.ARGON2ID)
        .doesNotContain("password of", "lead", "token-of", "sip-secret");
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void forgetsAKeyUnlessSomebodyElseHasCome() {
    people.welcome(session("1001"), password("1001"));
    PersonKey first = people.person().orElseThrow();
    people.welcome(session("1002"), password("1002"));
    people.forget(first);
    assertThat(people.person().orElseThrow().agentId()).isEqualTo("1002");
    people.forget(people.person().orElseThrow());
    assertThat(people.person()).isEmpty();
  }
}
