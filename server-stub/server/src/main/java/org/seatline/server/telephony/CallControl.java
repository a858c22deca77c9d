package org.seatline.server.telephony;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.journal.EffectHandler;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door: takes callers, performs the call effects of the routing core, takes up calls of
 * an earlier process. {@link #prepare} reads the files, {@link #open} opens the port. Effects may
 * come from any thread; the work is done on the user agent's.
 */
public final class CallControl implements EffectHandler, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CallControl.class);

  /**
   * Callers who wait without music: a packet now and then keeps firewalls and their phones calm.
   */
  private static final int SILENCE_EVERY_MS = 1_000;

  private final TelephonySettings settings;
  private final CoreLink core;
  private final SipAccounts accounts;
  private final CallerDirectory callers;
  private final VoicemailBox voicemail;
  private volatile TelephonyFiles files;
  private final Registrar registrar;
  private final TelephonyPorts ports;
  private volatile @Nullable Opened opened;

  /** What there is once the port is open. */
  private record Opened(FrontDoor door, Drills drills, Trunk trunk, PhoneDesk phones) {
    void incoming(IncomingCall incoming) {
      if (PhoneDesk.isFor(incoming)) {
        phones.incoming(incoming);
      } else {
        trunk.incoming(incoming);
      }
    }
  }

  /** What is known of those who register and of those who call, and where messages are kept. */
  public record Outside(SipAccounts accounts, CallerDirectory callers, VoicemailBox voicemail) {}

  private CallControl(
      TelephonySettings settings,
      CoreLink core,
      Outside outside,
      TelephonyFiles files,
      TelephonyPorts ports) {
    this.settings = settings;
    this.core = core;
    this.accounts = outside.accounts();
    this.callers = outside.callers();
    this.voicemail = outside.voicemail();
    this.files = files;
    this.registrar = new Registrar(settings.domain(), accounts, core);
    this.ports = ports;
  }

  /**
   * Reads what callers hear, and starts the media; no port is opened yet.
   *
   * @param folder the configuration's files; open while this is
   * @throws CentreFileException when a file is missing or wrong; the message has the place
   * @throws IOException when the media cannot start
   */
  public static CallControl prepare(
      TelephonySettings settings, CoreLink core, Outside outside, Path folder) throws IOException {
    TelephonyFiles files = TelephonyFiles.read(folder);
    MediaEngine media =
        MediaEngine.start(
            MediaSettings.loopback()
                .withBindAddress(InetAddress.getByName(settings.host()))
                .withPorts(settings.mediaPortMin(), settings.mediaPortMax())
                .withSilenceEveryMs(SILENCE_EVERY_MS));
    TelephonyPorts ports =
        new TelephonyPorts(
            media, UserAgent::open, ThreadTimers::new, () -> UUID.randomUUID().toString());
    return new CallControl(settings, core, outside, files, ports);
  }

  /**
   * Reads what callers hear, and stands on ports of the caller's own: for simulations.
   *
   * @throws CentreFileException when a file is missing or wrong; the message has the place
   */
  public static CallControl prepare(
      TelephonySettings settings, CoreLink core, Outside outside, Path folder, TelephonyPorts ports)
      throws CentreFileException {
    return new CallControl(settings, core, outside, TelephonyFiles.read(folder), ports);
  }

  /**
   * Reads the files and checks them, and does nothing else.
   *
   * @throws CentreFileException when a file is missing or wrong; the message has the place
   */
  public static void check(Path folder) throws CentreFileException {
    var _ = TelephonyFiles.read(folder);
  }

  /** Files that were read and checked, for the calls that begin from then on. */
  public final class Change {
    private final TelephonyFiles before = files;
    private final TelephonyFiles after;

    private Change(TelephonyFiles after) {
      this.after = after;
    }

    /** New calls use them. Any thread. */
    public void takeEffect() {
      files = after;
    }

    /** New calls use again those that were used when these were read. Any thread. */
    public void takeBack() {
      files = before;
    }
  }

  /**
   * Reads other files and checks them; nothing changes yet.
   *
   * @throws CentreFileException with every mistake and its place
   */
  public Change read(Path folder) throws CentreFileException {
    return new Change(TelephonyFiles.read(folder));
  }

  /**
   * Opens the SIP port with the calls that an earlier process left behind: they are taken up before
   * the first message is looked at, so that whoever hung up meanwhile finds their call. Called
   * once, before any effect.
   *
   * @param view the recovered core; read before this returns
   * @param kept the records that telephony kept
   * @return what the last process did not tell the core any more: answers of seats that it had
   *     written down, and calls that it had not
   * @throws SipPortException when the port cannot be had
   */
  public List<Event> open(AcdView view, Map<String, String> kept) throws SipPortException {
    KnownCalls known = new KnownCalls(view);
    List<Event> untold = new ArrayList<>();
    try {
      UserAgent _ =
          ports
              .agents()
              .open(
                  UserAgentSettings.of("seatline-server", settings.host(), settings.sipPort()),
                  incoming -> opened().incoming(incoming),
                  registrar,
                  agent -> untold.addAll(begin(agent, kept, known)));
    } catch (IOException e) {
      throw new SipPortException(e);
    }
    Set<String> keptCallIds =
        kept.keySet().stream()
            .filter(key -> key.startsWith(KeptCall.KEY))
            .map(key -> key.substring(KeptCall.KEY.length()))
            .collect(Collectors.toSet());
    untold.addAll(known.notKept(keptCallIds, core.nowMs()));
    LOG.info("{} calls are taken up", opened().trunk().size());
    return untold;
  }

  /** On the user agent's thread, before any message. */
  private List<Event> begin(UserAgent agent, Map<String, String> kept, KnownCalls known) {
    FrontDoor door =
        new FrontDoor(
            agent,
            ports.media(),
            core,
            callers,
            voicemail,
            () -> files,
            registrar,
            ports.timers().open(agent::execute),
            settings);
    Drills drills = new Drills(() -> files.folder(), door);
    Opened open =
        new Opened(
            door, drills, new Trunk(door, drills, ports.callIds()), new PhoneDesk(door, accounts));
    opened = open;
    registrar.restore(kept);
    return open.trunk().takeUp(kept, known);
  }

  private Opened opened() {
    Opened open = opened;
    if (open == null) {
      throw new IllegalStateException("the front door is not open yet");
    }
    return open;
  }

  /** The SIP port, UDP and TCP. */
  public int sipPort() {
    return opened().door().agent().port();
  }

  /** SIP address at which a signed-in agent's seat can be called, or null. Any thread. */
  public @Nullable String contactOf(String agentId) {
    return registrar.contactOf(agentId);
  }

  /** Starts simulated callers for trainers. */
  public Drills drills() {
    return opened().drills();
  }

  /** A seat says that it ended a call by itself: nobody hears its side any more. Any thread. */
  public void endedAtSeat(EndAtSeat end) {
    Opened open = opened();
    open.door().agent().execute(() -> open.trunk().endedAtSeat(end));
  }

  /** Performs call effects, and leaves all others alone. */
  @Override
  public void perform(Effect effect, boolean recovered) {
    String callId = Trunk.callOf(effect);
    if (callId != null) {
      Opened open = opened();
      open.door()
          .agent()
          .execute(
              () -> {
                open.trunk().perform(callId, effect, recovered);
                core.confirm(effect.id());
              });
    }
  }

  /** Closes the door; calls in progress go on between their two ends. */
  @Override
  public void close() {
    Opened open = opened;
    if (open != null) {
      open.drills().close();
      open.door().timers().close();
      open.door().agent().close();
    }
    ports.media().close();
  }
}
