package org.seatline.app.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** A plausible centre and the snapshots of a seat in it. */
public final class SampleFloor {
  /** When the queue for new connections opens. */
  private static final long OPENS_MS = 1_790_035_200_000L;

  /** A customer that {@link FakeDesk} knows. */
  public static final String KNOWN_NUMBER = "+8613800005678";

  private static final SeatSnapshot.HeadsetStatus HEADSET =
      new SeatSnapshot.HeadsetStatus("Jabra Evolve2 40", null, 0.42, 0.58);

  private SampleFloor() {}

  /** Nobody is signed in. */
  public static SeatSnapshot signedOut() {
    return signIn(Step.SIGNED_OUT, null);
  }

  /** A step of signing in. */
  public static SeatSnapshot signIn(Step step, @Nullable String errorCode) {
    return new SeatSnapshot(
        new SeatSnapshot.SignIn(step, errorCode),
        null,
        new SeatSnapshot.Connection(false, null, null, 0, -1, SeatSnapshot.LocalCopy.COMPLETE),
        new SeatSnapshot.State(SeatStateName.SIGNED_OUT, System.nanoTime(), null, null),
        null,
        null,
        HEADSET,
        List.of(),
        null,
        false,
        List.of(),
        new SeatSnapshot.Day(0, 0, 0),
        DiskState.ROOM);
  }

  /** Agent 1001, ready for 2:13. */
  public static SeatSnapshot readyAgent() {
    return readyPerson(Set.of(Role.AGENT));
  }

  /** The same person with other roles. */
  public static SeatSnapshot readyPerson(Set<Role> roles) {
    return new SeatSnapshot(
        new SeatSnapshot.SignIn(Step.SIGNED_IN, null),
        person(roles),
        new SeatSnapshot.Connection(true, null, null, 0, 12, SeatSnapshot.LocalCopy.COMPLETE),
        new SeatSnapshot.State(
            SeatStateName.READY, System.nanoTime() - 133_000_000_000L, null, null),
        null,
        null,
        HEADSET,
        List.of(
            new QueueAtGlance("fault", 3, System.nanoTime() - 41_000_000_000L),
            new QueueAtGlance("bills", 1, System.nanoTime() - 12_000_000_000L),
            new QueueAtGlance("general", 0, null)),
        null,
        false,
        List.of(
            new SeatSnapshot.TextLine(
                new LocalizedText("Zhou Min", "周敏"),
                "今天 14:00 起城东片区计划停电，报修先查停电公告",
                1_790_000_000_000L)),
        new SeatSnapshot.Day(23, 23 * 245_000L, 23 * 38_000L),
        DiskState.ROOM);
  }

  private static SeatSnapshot.Person person(Set<Role> roles) {
    boolean lead = roles.contains(Role.LEAD);
    return new SeatSnapshot.Person(
        new AgentProfile(
            lead ? "9001" : "1001",
            lead ? text("Zhou Min", "周敏") : text("Li Na", "李娜"),
            roles,
            List.of("zh", "en"),
            List.of("fault", "bills", "general")),
        Map.of(
            "fault", queue("fault", "Fault report", "故障报修"),
            "bills", queue("bills", "Bills", "电费查询"),
            "connection", queue("connection", "New connection and capacity", "新装增容"),
            "complaint", queue("complaint", "Complaint", "投诉建议"),
            "general", queue("general", "General", "综合服务")),
        List.of(
            new ReasonCode("break", text("Break", "小休"), true),
            new ReasonCode("meal", text("Meal", "用餐"), true),
            new ReasonCode("training", text("Training", "培训"), true),
            new ReasonCode("meeting", text("Meeting", "会议"), true),
            new ReasonCode("study", text("Study", "学习"), true),
            new ReasonCode("ring-no-answer", text("Ring no answer", "久振未接"), false),
            new ReasonCode("forced", text("Set by the team lead", "班长强制示忙"), false)),
        dispositions(),
        SeatRules.USUAL);
  }

  private static List<Disposition> dispositions() {
    List<String> fault = List.of("fault");
    return List.of(
        new Disposition("solved", text("Answered, nothing left to do", "已答复，无需处理"), List.of()),
        new Disposition("callback", text("Caller wants to be called back", "客户要求回电"), List.of()),
        new Disposition("info-given", text("Information given", "已提供信息"), List.of()),
        new Disposition("wrong-number", text("Wrong number", "拨错号码"), List.of()),
        new Disposition("silent", text("Nobody spoke", "无声电话"), List.of()),
        new Disposition("dropped", text("Line broke off", "通话中断"), List.of()),
        new Disposition("nuisance", text("Nuisance call", "骚扰电话"), List.of()),
        new Disposition("fault-home", text("Fault at one home: crew sent", "单户故障，已派工"), fault),
        new Disposition("fault-area", text("Power cut in an area: added to it", "区域停电，已并入"), fault),
        new Disposition("fault-danger", text("Danger: crew sent at once", "有危险，已紧急派工"), fault),
        new Disposition(
            "fault-life-support", text("Life support: on the urgent list", "生命支持用户，已列入特急"), fault),
        new Disposition("fault-planned", text("Planned outage explained", "计划停电，已解释"), fault),
        new Disposition(
            "fault-inside",
            text("Fault inside the home: electrician advised", "户内故障，建议请电工"),
            fault),
        new Disposition("fault-arrears", text("Cut off for unpaid bill", "欠费停电，已说明"), fault),
        new Disposition("fault-chased", text("Existing report chased", "已催办原工单"), fault),
        new Disposition("bill-explained", text("Bill explained", "账单已解释"), List.of("bills")));
  }

  private static QueueInfo queue(String id, String en, String zh) {
    return new QueueInfo(id, text(en, zh), id, id, 30_000);
  }

  static LocalizedText text(String en, String zh) {
    return new LocalizedText(en, zh);
  }

  /** The same with a disposition chosen for the wrap-up, if there is one. */
  static SeatSnapshot choosing(SeatSnapshot s, String dispositionId) {
    SeatSnapshot.WrapUp wrapUp = s.wrapUp();
    return wrapUp == null
        ? s
        : copy(s, s.connection(), s.state(), s.call(), wrapUp.choosing(dispositionId));
  }

  /** The seat with this call (or none) in this state. */
  public static SeatSnapshot with(
      SeatSnapshot s, @Nullable CallView call, SeatStateName state, long sinceNanos) {
    return copy(
        s, s.connection(), new SeatSnapshot.State(state, sinceNanos, null, null), call, null);
  }

  /** The seat at a centre whose seats lock after this long. */
  public static SeatSnapshot lockingAfter(SeatSnapshot s, long idleMs) {
    SeatSnapshot.Person p = s.person();
    return p == null
        ? s
        : SnapshotCopy.of(s)
            .person(
                new SeatSnapshot.Person(
                    p.agent(), p.queues(), p.reasons(), p.dispositions(), new SeatRules(idleMs)))
            .done();
  }

  /** The same at another step: locked, being unlocked, open. */
  public static SeatSnapshot covered(SeatSnapshot s, Step step, @Nullable String errorCode) {
    return SnapshotCopy.of(s).signIn(new SeatSnapshot.SignIn(step, errorCode)).done();
  }

  /** The seat in this state. */
  public static SeatSnapshot withState(SeatSnapshot s, SeatSnapshot.State state) {
    return copy(s, s.connection(), state, s.call(), s.wrapUp());
  }

  /** The ringing call answered, {@code sinceNanos}. */
  public static SeatSnapshot talking(SeatSnapshot s, long sinceNanos) {
    CallView c = s.call();
    if (c == null) {
      return s;
    }
    CallView talking =
        CallCopy.of(c)
            .phase(Phase.TALKING)
            .ringUntilNanos(null)
            .talkSinceNanos(sinceNanos)
            .held(false)
            .muted(false)
            .recording(Recording.ON)
            .quality(SampleQuality.good())
            .done();
    return with(s, talking, SeatStateName.TALKING, sinceNanos);
  }

  /** After the call. */
  public static SeatSnapshot wrappingUp(SeatSnapshot s, long sinceNanos) {
    CallView c = s.call();
    SeatSnapshot.WrapUp wrapUp =
        new SeatSnapshot.WrapUp(
            c == null ? "call-1" : c.callId(),
            c == null ? "fault" : c.queueId(),
            sinceNanos,
            sinceNanos + 30_000_000_000L,
            30_000,
            null);
    return copy(
        s,
        s.connection(),
        new SeatSnapshot.State(SeatStateName.WRAP_UP, sinceNanos, null, null),
        null,
        wrapUp);
  }

  /** The call that rang was not answered. */
  public static SeatSnapshot missed(SeatSnapshot s) {
    return copy(
        s,
        s.connection(),
        new SeatSnapshot.State(SeatStateName.NOT_READY, System.nanoTime(), "ring-no-answer", null),
        null,
        null);
  }

  /** The server is gone since {@code sinceMs}. */
  public static SeatSnapshot alone(SeatSnapshot s, long sinceMs, int kept) {
    return copy(
        s,
        new SeatSnapshot.Connection(
            false, sinceMs, null, kept, -1, SeatSnapshot.LocalCopy.COMPLETE),
        s.state(),
        s.call(),
        s.wrapUp());
  }

  /** With this much of the server's data here. */
  public static SeatSnapshot with(SeatSnapshot s, SeatSnapshot.LocalCopy copied) {
    SeatSnapshot.Connection c = s.connection();
    return copy(
        s,
        new SeatSnapshot.Connection(
            c.online(),
            c.aloneSinceMs(),
            c.aloneUntilMs(),
            c.waitingToSend(),
            c.roundTripMs(),
            copied),
        s.state(),
        s.call(),
        s.wrapUp());
  }

  /** A change of the call. */
  public static SeatSnapshot call(SeatSnapshot s, UnaryOperator<CallView> how) {
    CallView c = s.call();
    return c == null ? s : copy(s, s.connection(), s.state(), how.apply(c), s.wrapUp());
  }

  /** The call with these switches. */
  public static CallView flags(CallView c, boolean held, boolean muted, Recording recording) {
    return CallCopy.of(c).held(held).muted(muted).recording(recording).done();
  }

  /** The call that the seat's process died in, offered for resuming until then. */
  public static CallView interrupted(CallView c, long untilNanos) {
    return CallCopy.of(c).phase(Phase.INTERRUPTED).ringUntilNanos(untilNanos).done();
  }

  /** The call with this quality. */
  public static CallView quality(CallView c, VoiceQuality quality) {
    return CallCopy.of(c).quality(quality).done();
  }

  /** The seat taking part in another seat's call. */
  public static SeatSnapshot withSupervision(
      SeatSnapshot s, SeatSnapshot.@Nullable Supervision supervision) {
    return SnapshotCopy.of(s).supervision(supervision).done();
  }

  /** A headset of which this is wrong, by its key. */
  public static SeatSnapshot.HeadsetStatus unusable(String problem) {
    return new SeatSnapshot.HeadsetStatus("", problem, 0, 0);
  }

  /** The seat with this headset. */
  public static SeatSnapshot withHeadset(SeatSnapshot s, SeatSnapshot.HeadsetStatus headset) {
    return SnapshotCopy.of(s).headset(headset).done();
  }

  /** The seat with these messages from leads. */
  public static SeatSnapshot withMessages(SeatSnapshot s, List<SeatSnapshot.TextLine> messages) {
    return SnapshotCopy.of(s).messages(messages).done();
  }

  /** The seat being listened to. */
  public static SeatSnapshot listenedTo(SeatSnapshot s) {
    return SnapshotCopy.of(s).listenedTo(true).done();
  }

  private static SeatSnapshot copy(
      SeatSnapshot s,
      SeatSnapshot.Connection connection,
      SeatSnapshot.State state,
      @Nullable CallView call,
      SeatSnapshot.@Nullable WrapUp wrapUp) {
    return SnapshotCopy.of(s).connection(connection).state(state).call(call).wrapUp(wrapUp).done();
  }

  /** What a lead sees: five queues, eighteen seats. */
  public static ServerMessage.Floor floor(long atMs, int seed) {
    return new ServerMessage.Floor(
        atMs,
        "answered-in-time/offered",
        List.of(
            status("fault", 3 + seed % 3, 41_000, 214, 200, 184, 5),
            status("bills", seed % 2, 12_000, 131, 128, 117, 2),
            status("connection", 0, 0, 38, 38, 36, 0),
            status("complaint", 1, 190_000, 22, 19, 12, 3),
            status("general", 0, 0, 64, 62, 51, 1)),
        seats());
  }

  private static ServerMessage.QueueStatus status(
      String id, int waiting, long longest, int offered, int answered, int within, int abandoned) {
    return new ServerMessage.QueueStatus(
        id,
        waiting,
        longest,
        offered,
        answered,
        within,
        abandoned,
        0,
        20,
        waiting == 0 ? 2 : 0,
        0,
        door(id));
  }

  private static ServerMessage.@Nullable QueueDoor door(String queueId) {
    return switch (queueId) {
      case "connection" ->
          new ServerMessage.QueueDoor(false, text("", ""), null, 3_600_000, OPENS_MS);
      case "general" ->
          new ServerMessage.QueueDoor(
              true, text("Fire alarm", "消防警报"), text("Zhou Min", "周敏"), 420_000, null);
      default -> null;
    };
  }

  private static List<ServerMessage.SeatStatus> seats() {
    return List.of(
        seat("1001", "Li Na", "李娜", SeatStateName.TALKING, 252, null, "fault"),
        seat("1002", "Wang Lei", "王磊", SeatStateName.TALKING, 61, null, "bills"),
        seat("1003", "Zhao Min", "赵敏", SeatStateName.WRAP_UP, 50, null, "fault"),
        seat("1004", "Chen Jie", "陈洁", SeatStateName.TALKING, 734, null, "complaint"),
        seat("1005", "Liu Yang", "刘洋", SeatStateName.RESERVED, 4, null, "fault"),
        seat("1006", "Sun Li", "孙丽", SeatStateName.READY, 12, null, null),
        seat("1007", "Zhou Tao", "周涛", SeatStateName.READY, 95, null, null),
        seat("1008", "Wu Yan", "吴燕", SeatStateName.NOT_READY, 721, "break", null),
        seat("1009", "Xu Hao", "徐浩", SeatStateName.NOT_READY, 1_805, "meal", null),
        seat("1010", "Ma Chao", "马超", SeatStateName.TALKING, 18, null, "fault"),
        seat("1011", "Hu Jing", "胡静", SeatStateName.TALKING, 140, null, "general"),
        seat("1012", "Guo Wei", "郭伟", SeatStateName.WRAP_UP, 9, null, "bills"),
        seat("1013", "He Fang", "何芳", SeatStateName.TALKING, 301, null, "connection"),
        seat("1014", "Gao Yuan", "高远", SeatStateName.NOT_READY, 34, "ring-no-answer", null),
        seat("1015", "Lin Xue", "林雪", SeatStateName.TALKING, 88, null, "fault"),
        seat("1016", "Luo Bin", "罗斌", SeatStateName.SIGNED_OUT, 5_400, null, null),
        seat("1017", "Grace Moore", "格蕾丝", SeatStateName.TALKING, 47, null, "bills"),
        seat("1018", "Tom Baker", "汤姆", SeatStateName.READY, 3, null, null));
  }

  private static ServerMessage.SeatStatus seat(
      String id,
      String en,
      String zh,
      SeatStateName state,
      long seconds,
      @Nullable String reason,
      @Nullable String queue) {
    boolean call = state == SeatStateName.TALKING || state == SeatStateName.RESERVED;
    return new ServerMessage.SeatStatus(
        id,
        text(en, zh),
        state,
        seconds * 1000,
        reason,
        call ? "call-" + id : null,
        call ? "138****5678" : null,
        queue,
        11,
        0,
        false,
        !id.equals("1014"),
        false,
        id.equals("1004") ? "meal" : null,
        state == SeatStateName.TALKING ? SampleQuality.ofSeat(id) : null);
  }
}
