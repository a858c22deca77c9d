package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store's key in a real keyring: gnome-keyring-daemon on a session bus of its own, in a home of
 * its own.
 */
final class KeyringTest {
  private static final int RUN_MAX_SECONDS = 60;
  private static final String UNLOCK =
      "printf 'keyring password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n";
  private static final String LOCK =
      "gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets"
          + " --method org.freedesktop.Secret.Service.Lock"
          + " \"['/org/freedesktop/secrets/collection/login']\" >/dev/null\n";

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void needsTheKeyring() throws IOException {
    boolean there = installed("dbus-run-session") && installed("gnome-keyring-daemon");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("gnome-keyring and dbus are installed").isTrue();
    }
    assumeTrue(there, "no gnome-keyring-daemon or dbus-run-session here");
    folder = Files.createDirectories(home.resolve("seat"));
    Files.createDirectories(home.resolve("run"));
  }

  private static boolean installed(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Runs the steps in one session; what the stores said, line by line. */
  private List<String> session(String... steps) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "dbus-run-session", "--", "bash", "-c", "set -e\n" + String.join("", steps));
    Map<String, String> environment = builder.environment();
    environment.put("HOME", home.toString());
    environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    environment.put("XDG_DATA_HOME", home.resolve("data").toString());
    environment.remove("DISPLAY");
    builder.redirectError(home.resolve("errors").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(RUN_MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(home.resolve("errors"))).isZero();
    return said.lines()
        .filter(line -> line.startsWith(KeyringProgram.SAYS))
        .map(line -> line.substring(KeyringProgram.SAYS.length()))
        .toList();
  }

  private String seat() {
    return "'"
        + Path.of(System.getProperty("java.home"), "bin", "java")
        + "' --enable-native-access=ALL-UNNAMED -cp '"
        + System.getProperty("java.class.path")
        + "' "
        + KeyringProgram.class.getName()
        + " '"
        + folder
        + "'\n";
  }

  private boolean hasFile(String name) {
    return Files.exists(folder.resolve(name));
  }

  @Test
  void keepsTheKeyOfANewStoreInTheKeyringAlone() throws Exception {
    List<String> said = session(UNLOCK, seat(), seat());
    assertThat(said).hasSize(2).allMatch(line -> line.startsWith("opened SYSTEM"));
    assertThat(said.get(0)).as("the same store").isEqualTo(said.get(1));
    assertThat(hasFile("store.key")).isFalse();
    assertThat(hasFile("store.keyref")).isTrue();
  }

  @Test
  void takesTheKeyOfAnOlderStoreOver() throws Exception {
    String clientId;
    LocalStore.Opened.Open before =
        (LocalStore.Opened.Open)
            LocalStore.open(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC());
    try (LocalStore store = before.store()) {
      clientId = store.clientId();
    }
    assertThat(hasFile("store.key")).isTrue();
    assertThat(session(UNLOCK, seat(), seat()))
        .containsExactly("opened SYSTEM client=" + clientId, "opened SYSTEM client=" + clientId);
    assertThat(hasFile("store.key")).isFalse();
  }

  @Test
  void setsNothingAsideWhileTheKeyringIsLockedOrGone() throws Exception {
    String opened = session(UNLOCK, seat()).getFirst();
    assertThat(session(UNLOCK, LOCK, seat())).containsExactly("no key LOCKED");
    assertThat(
            session(
                "rm -rf \"$XDG_DATA_HOME.away\"; mv \"$XDG_DATA_HOME\" \"$XDG_DATA_HOME.away\"\n",
                UNLOCK,
                seat()))
        .containsExactly("no key MISSING");
    assertThat(
            session(
                "rm -rf \"$XDG_DATA_HOME\"; mv \"$XDG_DATA_HOME.away\" \"$XDG_DATA_HOME\"\n",
                UNLOCK,
                seat()))
        .as("the store is as it was")
        .containsExactly(opened);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("unreadable"));
    }
  }

  @Test
  void usesTheFileWithoutASessionBus() throws Exception {
    assertThat(session("unset DBUS_SESSION_BUS_ADDRESS\n", seat()))
        .hasSize(1)
        .allMatch(line -> line.startsWith("opened FILE"));
    assertThat(hasFile("store.key")).isTrue();
  }
}
