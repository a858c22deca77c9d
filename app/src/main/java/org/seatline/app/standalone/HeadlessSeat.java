package org.seatline.app.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatLogging;
import org.seatline.app.SeatOpening;
import org.seatline.app.call.Bell;
import org.seatline.app.headset.HeadsetDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.settings.DeviceSetting;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Wire;
import org.seatline.softphone.audio.AudioDevice;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.audio.HeadsetChoice;
import org.seatline.softphone.audio.SystemHeadset;
import org.seatline.softphone.media.PcmClip;

/**
 * A production seat without a window, driven by a robot agent. Says {@code seat ready agent=1001}
 * on the standard output once it is ready, {@code seat state NAME [REASON]} at each change of
 * state, {@code seat ringing call=ID}, {@code seat interrupted call=ID} and {@code seat talking
 * call=ID}, and {@code seat idle waiting=N} whenever the number of calls, mutations and recordings
 * changes that are not over or not delivered, {@code seat headset works} or {@code seat headset
 * KEY-OF-THE-PROBLEM}; ends with the standard input, when it is not let in, or when the server has
 * its store destroyed ({@code seat store to be destroyed}, {@code seat store destroyed}). Lines on
 * the standard input are commands: {@code ready} makes it ready, {@code hold}, {@code resume},
 * {@code hang-up}, {@code dial NUMBER}, {@code sign-out} and {@code sign-in} do what the keys of
 * these names do, {@code first-device} goes over to the first sound device that speaks and hears,
 * {@code system-device} back to what the system has chosen.
 */
public final class HeadlessSeat {
  private static final String DIAL = "dial ";
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_FAILED = 1;
  private static final int SILENCE_MS = 1_000;
  private static final int SILENCE_RATE = 8_000;

  /** Sound servers want some room, and nobody minds the delay here. */
  private static final int SYSTEM_BUFFER_MS = 100;

  private final HeadlessOptions options;
  private final PrintStream out;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile String signInError = "";
  private volatile boolean toDestroy;
  private boolean asked;
  private String saidState = "";
  private String saidHeadset = "";

  private HeadlessSeat(HeadlessOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Runs the seat until its standard input ends. */
  public static void main(String... args) {
    SeatLogging.configure();
    HeadlessOptions options;
    try {
      options = HeadlessOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(HeadlessOptions.USAGE);
      System.exit(EXIT_USAGE);
      return;
    }
    try {
      System.exit(new HeadlessSeat(options, System.out).run());
    } catch (IOException e) {
      System.err.println("the seat cannot start: " + e.getMessage());
      System.exit(EXIT_FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int run() throws IOException, InterruptedException {
    FileHeadset mouth = FileHeadset.deaf();
    Headset headset =
        options.systemHeadset()
            ? SystemHeadset.open(HeadsetChoice.systemDefault().withBufferMs(SYSTEM_BUFFER_MS))
            : mouth;
    SeatOpening opening =
        new SeatOpening(
            options.servers(),
            options.data(),
            headset,
            engine -> Bell.SILENT,
            options.sabotage().api());
    return switch (SeatAssembly.open(opening)) {
      case SeatAssembly.Opened.DataInUse() -> {
        System.err.println("another seat uses the data folder: give this one its own (--data)");
        yield EXIT_FAILED;
      }
      case SeatAssembly.Opened.Open(SeatAssembly assembly) -> {
        int code = work(assembly, mouth);
        if (toDestroy) {
          SeatAssembly.carryOutWipe(opening);
          out.println("seat store destroyed");
          out.flush();
        }
        yield code;
      }
    };
  }

  /** A robot does not begin anew by itself: its process ends when its store is gone. */
  private void closeForWipe() {
    toDestroy = true;
    out.println("seat store to be destroyed");
    out.flush();
    over.countDown();
  }

  private int work(SeatAssembly assembly, FileHeadset mouth)
      throws IOException, InterruptedException {
    PcmClip says = clip();
    RobotAgent.Habits habits =
        new RobotAgent.Habits(
            options.answerAfterMs(),
            options.talkSeconds() * 1_000L,
            options.wrapUpMs(),
            options.paceMs(),
            options.staysAway());
    try (assembly;
        RobotAgent _ = RobotAgent.start(assembly.seat(), mouth, says, habits, this::say)) {
      assembly.seat().observeNotices(this::sayNotice);
      assembly.seat().observe(this::watch);
      if (options.window()) {
        RobotWindow.open(assembly, options);
      }
      if (options.stopWithStdin()) {
        watchStdin(assembly);
      }
      assembly.watchWipes(this::closeForWipe);
      assembly.seat().signIn(options.agentId(), options.password().toCharArray());
      over.await();
    }
    if (!signInError.isEmpty()) {
      System.err.println("not signed in: " + signInError);
      return EXIT_FAILED;
    }
    return 0;
  }

  private PcmClip clip() throws IOException {
    Path wav = options.speak();
    return wav == null || options.sabotage() == Sabotage.MUTE
        ? PcmClip.silence(SILENCE_MS, SILENCE_RATE)
        : PcmClip.load(wav).at(SILENCE_RATE);
  }

  private void say(RobotAgent.News news) {
    switch (news) {
      case RobotAgent.News.Ready() -> out.println("seat ready agent=" + options.agentId());
      case RobotAgent.News.Ringing(String callId) -> out.println("seat ringing call=" + callId);
      case RobotAgent.News.Interrupted(String callId) ->
          out.println("seat interrupted call=" + callId);
      case RobotAgent.News.Talking(String callId) -> out.println("seat talking call=" + callId);
      case RobotAgent.News.Waiting(int count) -> out.println("seat idle waiting=" + count);
    }
    out.flush();
  }

  private void sayNotice(SeatNotice notice) {
    out.println("seat notice " + notice.code() + " " + notice.key() + " " + notice.args());
    out.flush();
  }

  private void watch(SeatSnapshot now) {
    String code = now.signIn().errorCode();
    String state = Wire.mapper().convertValue(now.state().name(), String.class);
    String reason = now.state().reason();
    String line = reason == null ? state : state + " " + reason;
    if (!line.equals(saidState)) {
      saidState = line;
      out.println("seat state " + line);
      out.flush();
    }
    String problem = now.headset().problem();
    String headset = problem == null ? "works" : problem;
    if (!headset.equals(saidHeadset)) {
      saidHeadset = headset;
      out.println("seat headset " + headset);
      out.flush();
    }
    asked |= now.signIn().step() == Step.SIGNING_IN;
    boolean refused = asked && now.signIn().step() == Step.SIGNED_OUT;
    if (refused && code != null && !code.equals(Protocol.WIPE_ORDERED)) {
      signInError = code;
      over.countDown();
    }
  }

  private void obey(SeatAssembly assembly, String command) {
    HeadsetDesk headset = assembly.headset();
    Seat seat = assembly.seat();
    if (command.startsWith(DIAL)) {
      seat.dial(command.substring(DIAL.length()));
      return;
    }
    switch (command) {
      case "ready" -> seat.ready();
      case "hold" -> seat.hold(true);
      case "resume" -> seat.hold(false);
      case "hang-up" -> seat.hangUp();
      case "sign-out" -> seat.signOut();
      case "sign-in" -> seat.signIn(options.agentId(), options.password().toCharArray());
      case "first-device" ->
          AudioDevice.list().stream()
              .filter(device -> device.microphone() && device.speaker())
              .findFirst()
              .map(device -> new DeviceSetting(device.id(), device.name()))
              .ifPresent(device -> headset.use(speakingAndHearing(device)));
      case "system-device" -> headset.use(speakingAndHearing(DeviceSetting.SYSTEM));
      default -> System.err.println("no such command: " + command);
    }
  }

  private static HeadsetSettings speakingAndHearing(DeviceSetting device) {
    return HeadsetSettings.STANDARD
        .withBufferMs(SYSTEM_BUFFER_MS)
        .withDevice(HeadsetSettings.Use.MICROPHONE, device)
        .withDevice(HeadsetSettings.Use.EARPIECE, device);
  }

  /** Whoever started the seat holds the other end: when it is gone, so is the seat. */
  private void watchStdin(SeatAssembly assembly) {
    Thread.ofPlatform()
        .name("seat-stdin")
        .daemon()
        .start(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                in.lines().forEach(line -> obey(assembly, line));
              } catch (IOException | UncheckedIOException e) {
                System.err.println("standard input broke: " + e.getMessage());
              }
              over.countDown();
            });
  }
}
