package org.seatline.server.telephony;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.Strategies;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationFolder;
import org.seatline.server.journal.AcdClock;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.journal.FileJournal;
import org.seatline.softphone.sip.DigestVerifier.Secrets;
import org.seatline.softphone.testbench.Await;

/**
 * A front door on a real socket with a routing core and a journal of its own, in this process, and
 * the sample's voices. Callers whose number begins with 1 are greeted in English.
 */
final class TestFrontDoor implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final long ASK_MAX_SECONDS = 10;

  private final ConfigurationFolder sample;
  private final TestVoicemail voicemail;
  private final AcdRunner core;
  private final CallControl control;
  private final Map<String, String> durable = new ConcurrentHashMap<>();
  private boolean closed;

  private TestFrontDoor(ConfigurationFolder sample, Path journal, int sipPort, SipAccounts accounts)
      throws IOException {
    this.sample = sample;
    this.voicemail = new TestVoicemail(journal.resolveSibling("voicemail"));
    CallControl[] made = new CallControl[1];
    EffectHandler handler =
        (effect, recovered) -> {
          made[0].perform(effect, recovered);
          if (Trunk.callOf(effect) == null) {
            core().confirm(effect.id());
          }
        };
    core =
        new AcdRunner(
            new FileJournal(journal),
            handler,
            AcdClock.system(),
            AcdRunner.Limits.usual(),
            Strategies.all());
    control =
        CallControl.prepare(
            TelephonySettings.of(HOST, sipPort),
            new Link(core, durable),
            new CallControl.Outside(accounts, new Directory(), voicemail),
            sample.root());
    made[0] = control;
  }

  /**
   * Opens the door.
   *
   * @param journal folder of the core's journal: calls in it are taken up
   * @param sipPort 0 for any
   */
  static TestFrontDoor open(Path journal, int sipPort) throws IOException {
    return open(journal, sipPort, TestFrontDoor::seat);
  }

  /** A seat with a channel whose password is its name. */
  static SipAccounts.Account seat(String user) {
    return new SipAccounts.Account(user, user, secrets(user), null);
  }

  /** Of a password that is the same as the name. */
  static Secrets secrets(String user) {
    return Secrets.of(user, TelephonySettings.DOMAIN, user);
  }

  /** Opens the door for these accounts. */
  static TestFrontDoor open(Path journal, int sipPort, SipAccounts accounts) throws IOException {
    try {
      TestFrontDoor door =
          new TestFrontDoor(ConfigurationFolder.open(null), journal, sipPort, accounts);
      var _ = door.core.start(door.control::open);
      return door;
    } catch (ConfigurationException e) {
      throw new IOException(e);
    }
  }

  /** Routes by this from now on. */
  void configure(AcdConfig config) {
    submit(new Event.ConfigurationLoaded(core.nowMs(), config));
  }

  AcdRunner core() {
    return core;
  }

  CallControl control() {
    return control;
  }

  /** A file of the sample; open while this is. */
  Path file(String path) {
    return sample.root().resolve(path);
  }

  /** The messages that callers left. */
  TestVoicemail voicemail() {
    return voicemail;
  }

  /** What is said, to be looked for in what is heard. */
  PromptLibrary prompts() throws IOException {
    return TelephonyFiles.read(sample.root()).prompts();
  }

  int sipPort() {
    return control.sipPort();
  }

  /** Where a seat is registered, or null. */
  @Nullable String contactOf(String agentId) {
    return control.contactOf(agentId);
  }

  String trunk() {
    return "sip:95598@" + HOST + ":" + sipPort();
  }

  /** Tells the core something and waits until it has done it. */
  void submit(Event event) {
    var _ = core.submit(event).orTimeout(ASK_MAX_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The server hangs up on everybody. */
  void endAllCalls() {
    List<String> callIds =
        core.ask(view -> view.calls().stream().map(Call::callId).toList())
            .orTimeout(ASK_MAX_SECONDS, TimeUnit.SECONDS)
            .join();
    callIds.forEach(
        callId -> submit(new Event.CallEnded(core.nowMs(), callId, EndedBy.SERVER, "")));
  }

  /** Waits until the core is in a certain state. */
  void await(String what, Predicate<AcdView> state) {
    Await.until(what, java.time.Duration.ofSeconds(30), () -> is(state));
  }

  boolean is(Predicate<AcdView> state) {
    try {
      return core.ask(state::test).orTimeout(ASK_MAX_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new AssertionError("the core does not answer", e);
    }
  }

  /** Whether it is on the disk that a caller's media were brought to this agent's seat. */
  boolean hasKeptMoveTo(String agentId) {
    return durable.entrySet().stream()
        .filter(kept -> kept.getKey().startsWith(KeptCall.KEY) && !kept.getValue().isEmpty())
        .map(kept -> seatOf(kept.getValue()))
        .anyMatch(seat -> seat != null && seat.agentId().equals(agentId) && seat.moved());
  }

  private static KeptCall.@Nullable KeptSeat seatOf(String kept) {
    try {
      return KeptCall.parse(kept).seat();
    } catch (JsonProcessingException e) {
      throw new AssertionError("kept what cannot be read: " + kept, e);
    }
  }

  /** Closes without a word to anybody, as a process does that is killed. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      core.close();
      control.close();
      sample.close();
    }
  }

  private record Link(AcdRunner core, Map<String, String> durable) implements CoreLink {
    @Override
    public long nowMs() {
      return core.nowMs();
    }

    @Override
    public void submit(Event event) {
      var _ = core.submit(event);
    }

    @Override
    public void submit(Event event, Runnable done) {
      var _ = core.submit(event).thenRun(done);
    }

    @Override
    public void look(String agentId, Consumer<@Nullable Seat> seat) {
      var _ =
          core.ask(view -> Optional.ofNullable(view.seat(agentId)))
              .thenAccept(found -> seat.accept(found.orElse(null)));
    }

    @Override
    public void keep(String key, @Nullable String value) {
      keep(key, value, () -> {});
    }

    @Override
    public void keep(String key, @Nullable String value, Runnable done) {
      var _ =
          core.keep(key, value)
              .thenRun(
                  () -> {
                    durable.put(key, Optional.ofNullable(value).orElse(""));
                    done.run();
                  });
    }

    @Override
    public void confirm(long effectId) {
      core.confirm(effectId);
    }
  }

  private static final class Directory implements CallerDirectory {
    @Override
    public String normalise(String asPresented) {
      return asPresented;
    }

    @Override
    public String languageOf(String normalisedNumber) {
      return normalisedNumber.startsWith("1") ? "en" : "zh";
    }
  }

  /** A configuration with one queue, {@code bills}, and these agents. */
  static AcdConfig config(long announceEveryMs, String... agents) {
    AcdConfig.Queue queue =
        QueueBuilder.of("bills")
            .names("电费", "Bills")
            .requiredSkills(Map.of("bills", 1))
            .announceEveryMs(announceEveryMs)
            .build();
    List<AcdConfig.Agent> people =
        Stream.of(agents).map(id -> new AcdConfig.Agent(id, id, Map.of("bills", 1))).toList();
    return new AcdConfig(1, List.of(queue), people, AcdConfig.Timings.usual());
  }
}
