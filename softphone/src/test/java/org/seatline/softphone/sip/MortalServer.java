package org.seatline.softphone.sip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.CallState;

/**
 * A process that takes calls and writes each change of the call to a file before it acts on it; it
 * is killed and started again by {@link SurvivingDialogTest}. Arguments: port, snapshot file.
 */
final class MortalServer extends RecordingListener {
  private final Path file;
  private final AtomicReference<@Nullable Call> call = new AtomicReference<>();

  private MortalServer(Path file) {
    this.file = file;
  }

  @SuppressWarnings("SystemOut") // the protocol with the test
  public static void main(String[] args) throws IOException {
    var server = new MortalServer(Path.of(args[1]));
    var settings = UserAgentSettings.of("mortal", "127.0.0.1", Integer.parseInt(args[0]));
    String before = Files.exists(server.file) ? Files.readString(server.file) : "";
    try (UserAgent agent =
        UserAgent.open(
            settings, server::incoming, (r, s) -> null, a -> server.restore(a, before))) {
      server.note("port " + agent.port());
      server.obey();
    }
  }

  private void restore(UserAgent agent, String snapshot) {
    if (!snapshot.isEmpty()) {
      call.set(agent.restore(snapshot, this));
    }
  }

  private void incoming(IncomingCall incoming) {
    call.set(incoming.call());
    incoming.listen(this);
    incoming.ring();
    incoming.answer(Sdps.audio(41_000));
  }

  private void obey() throws IOException {
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      Call current = call.get();
      if (current != null && line.equals("reinvite")) {
        current.reinvite(Sdps.audio(41_002));
      } else if (current != null && line.equals("bye")) {
        current.hangUp();
      }
    }
  }

  @Override
  public void changed(Call changed) {
    try {
      Path next = file.resolveSibling("next");
      Files.writeString(next, changed.snapshot());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void ended(Call ended, CallEnd end) {
    super.ended(ended, end);
    CallState state = ended.state();
    note("state " + state.getClass().getSimpleName());
  }

  @Override
  @SuppressWarnings("SystemOut") // the protocol with the test
  synchronized void note(String what) {
    super.note(what);
    System.out.println(what);
  }
}
