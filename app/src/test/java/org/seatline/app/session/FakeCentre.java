package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.CallExplanation;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationOutcome.Result;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.ConfigurationStatus.Agent;
import org.seatline.protocol.ConfigurationStatus.Holiday;
import org.seatline.protocol.ConfigurationStatus.Hours;
import org.seatline.protocol.ConfigurationStatus.Named;
import org.seatline.protocol.ConfigurationStatus.Queue;
import org.seatline.protocol.ConfigurationStatus.Strategy;
import org.seatline.protocol.ConfigurationStatus.Weekly;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.DoorRequest;
import org.seatline.protocol.EarlierRecords;
import org.seatline.protocol.FiguresReport;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.QuickChange;
import org.seatline.protocol.RecentCalls;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.Voicemail;
import org.seatline.protocol.VoicemailList;
import org.seatline.protocol.WipeRequest;

/** A configuration in memory; what is asked of it is written down with the seat's commands. */
public final class FakeCentre implements CentreDesk {
  private static final long NOW = 1_790_000_000_000L;

  private final List<String> commands;

  /** What the server would say. */
  public ConfigurationStatus status = sample();

  /** The answer to every wish. */
  public Reply<ConfigurationOutcome> outcome =
      new Reply.Ok<>(
          new ConfigurationOutcome(
              Result.APPLIED, 8, List.of(text("Bills: strategy", "电费查询：分配策略")), List.of()));

  /** The answer to a question for figures. */
  public Function<String, CompletableFuture<Reply<FiguresReport>>> figures =
      query -> CompletableFuture.completedFuture(new Reply.Ok<>(SampleFigures.answer(query)));

  /** The answer to a wish for a file: 65 s of silence at 8 kHz, unless a test wants another. */
  public Supplier<CompletableFuture<Reply<byte[]>>> fetched =
      () -> CompletableFuture.completedFuture(new Reply.Ok<>(SampleSound.wav(65)));

  FakeCentre(List<String> commands) {
    this.commands = commands;
  }

  private static LocalizedText text(String en, String zh) {
    return new LocalizedText(en, zh);
  }

  private static Named named(String id, String en, String zh) {
    return new Named(id, text(en, zh));
  }

  /** Two differences, two versions, two queues of which one is closed, two agents. */
  public static ConfigurationStatus sample() {
    return new ConfigurationStatus(
        "/srv/seatline/centre",
        List.of(
            version(7, NOW, "apply", text("Complaint: least level 1 → 2", "投诉建议：最低等级 1 → 2")),
            version(
                6, NOW - 86_400_000, "quick", text("Li Na: skill Bills 1 → 2", "李娜：技能 电费 1 → 2"))),
        6,
        List.of(
            text("Bills: strategy longest-idle → round-robin", "电费查询：分配策略 最长空闲 → 轮流"),
            text("Li Na: skill Bills 2 → 3", "李娜：技能 电费 2 → 3")),
        List.of(),
        settings());
  }

  private static ConfigurationStatus.Settings settings() {
    return new ConfigurationStatus.Settings(
        List.of(
            new Strategy(
                "longest-idle",
                text("longest-idle", "最长空闲"),
                text("The seat that has been ready longest.", "示闲时间最长的坐席。")),
            new Strategy(
                "round-robin",
                text("round-robin", "轮流"),
                text("The seat whose last offer is longest ago.", "距上次派发最久的坐席。")),
            new Strategy(
                "top-down",
                text("top-down", "按级别"),
                text("The seat of the first rank in this queue.", "在此队列中级别最靠前的坐席。"))),
        List.of(
            named("fault", "Fault report", "故障报修"),
            named("bills", "Bills", "电费"),
            named("english", "English", "英语")),
        List.of(
            new Queue("fault", text("Fault report", "故障报修"), "longest-idle", ""),
            new Queue("bills", text("Bills", "电费查询"), "longest-idle", ""),
            new Queue("connection", text("New connection", "新装增容"), "top-down", "office")),
        List.of(
            new Agent("1001", text("Li Na", "李娜"), Map.of("fault", 3, "bills", 2), Map.of()),
            new Agent("1002", text("Zhao Lei", "赵磊"), Map.of("fault", 3), Map.of("connection", 1)),
            new Agent("1003", text("Wang Lei", "王磊"), Map.of("bills", 1, "english", 2), Map.of())),
        List.of(
            new Hours(
                "office",
                text("Office hours", "工作时间"),
                List.of(new Weekly(List.of("mon", "tue", "wed", "thu", "fri"), "08:30", "18:00")))),
        List.of(new Holiday("2026-10-01", text("National Day", "国庆节"))));
  }

  private static ConfigurationVersion version(
      int number, long atMs, String cause, LocalizedText... changes) {
    return new ConfigurationVersion(
        number, atMs, "2001", text("Zhang Hui", "张慧"), cause, List.of(changes));
  }

  /** The folder has these mistakes. */
  public void mistakes(ConfigurationMistake... mistakes) {
    status =
        new ConfigurationStatus(
            status.folder(),
            status.versions(),
            status.rollbackTo(),
            status.differences(),
            Stream.of(mistakes).toList(),
            status.settings());
  }

  @Override
  public CompletableFuture<Reply<ConfigurationStatus>> status() {
    commands.add("configuration");
    return CompletableFuture.completedFuture(new Reply.Ok<>(status));
  }

  private CompletableFuture<Reply<ConfigurationOutcome>> wish(String command) {
    commands.add(command);
    return CompletableFuture.completedFuture(outcome);
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> apply(int seenVersion) {
    return wish("apply " + seenVersion);
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> rollBack(int seenVersion) {
    return wish("roll-back " + seenVersion);
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> quick(
      int seenVersion, List<QuickChange> changes) {
    return wish("quick " + seenVersion + " " + changes);
  }

  /** A level or a rank above 5 is a mistake here. */
  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> preview(
      int seenVersion, List<QuickChange> changes) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    List<LocalizedText> lines = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof QuickChange.AgentRank rank && rank.rank() > 5) {
        LocalizedText what = text("a whole number from 1 to 5 is needed", "需要 1 到 5 的整数");
        mistakes.add(new ConfigurationMistake("people.json line 9", what, i));
      } else if (changes.get(i) instanceof QuickChange.WeeklyHours hours && !areTimes(hours)) {
        LocalizedText what = text("a time is needed, for example 08:30", "需要时间，例如 08:30");
        mistakes.add(new ConfigurationMistake("centre.json line 20", what, i));
      } else {
        lines.add(words(changes.get(i)));
      }
    }
    return CompletableFuture.completedFuture(
        new Reply.Ok<>(
            mistakes.isEmpty()
                ? new ConfigurationOutcome(Result.CHECKED, seenVersion, lines, List.of())
                : new ConfigurationOutcome(Result.MISTAKES, seenVersion, List.of(), mistakes)));
  }

  private static boolean areTimes(QuickChange.WeeklyHours hours) {
    return hours.weekly().stream()
        .allMatch(w -> (w.from() + w.to()).matches("\\d\\d:\\d\\d\\d\\d:\\d\\d"));
  }

  private static LocalizedText words(QuickChange change) {
    return switch (change) {
      case QuickChange.AgentSkill c ->
          text(
              c.agentId() + ": skill " + c.skill() + " → " + c.level(),
              c.agentId() + "：技能 " + c.skill() + " → " + c.level());
      case QuickChange.QueueStrategy c ->
          text(
              c.queueId() + ": strategy → " + c.strategy(),
              c.queueId() + "：分配策略 → " + c.strategy());
      case QuickChange.WeeklyHours c -> text("Office hours: " + spans(c), "工作时间：" + spans(c));
      default -> text(change.toString(), change.toString());
    };
  }

  private static String spans(QuickChange.WeeklyHours change) {
    return change.weekly().stream()
        .map(w -> String.join(" ", w.days()) + " " + w.from() + "–" + w.to())
        .collect(Collectors.joining(", "));
  }

  @Override
  public CompletableFuture<Reply<LocalizedText>> door(DoorRequest request) {
    commands.add("door " + request.queueId() + " " + request.closed() + " " + request.reason());
    return CompletableFuture.completedFuture(new Reply.Ok<>(text("Done", "完成")));
  }

  @Override
  public CompletableFuture<Reply<FiguresReport>> figures(String query) {
    commands.add("figures " + query);
    return figures.apply(query);
  }

  @Override
  public CompletableFuture<Reply<VoicemailList>> voicemails() {
    commands.add("voicemails");
    return CompletableFuture.completedFuture(new Reply.Ok<>(messages(false)));
  }

  @Override
  public CompletableFuture<Reply<VoicemailList>> markVoicemail(String id, boolean done) {
    commands.add("voicemail " + id + " " + done);
    return CompletableFuture.completedFuture(new Reply.Ok<>(messages(done)));
  }

  /** Messages beside the two that are always there, for pictures. */
  public List<Voicemail> older = List.of();

  private VoicemailList messages(boolean firstDone) {
    List<Voicemail> all = new ArrayList<>();
    all.add(SampleCalls.message("m1", "+8613800000001", NOW, firstDone));
    all.add(SampleCalls.message("m2", "", NOW - 1_380_000, false));
    all.addAll(older);
    return new VoicemailList(all);
  }

  @Override
  public CompletableFuture<Reply<RecentCalls>> calls() {
    commands.add("calls");
    return CompletableFuture.completedFuture(new Reply.Ok<>(SampleCalls.recent()));
  }

  @Override
  public CompletableFuture<Reply<CallExplanation>> explain(String callId) {
    commands.add("explain " + callId);
    return CompletableFuture.completedFuture(new Reply.Ok<>(SampleCalls.explain(callId)));
  }

  /** The answer to a wish for a file; a progress of half is told before it. */
  @Override
  public CompletableFuture<Reply<byte[]>> fetch(CentreFile file) {
    commands.add("fetch " + file.path());
    file.progress().came(500, 1_000);
    return fetched.get();
  }

  /** What the server has of a customer before a moment. */
  public Function<Long, CompletableFuture<Reply<EarlierRecords>>> earlier =
      before ->
          CompletableFuture.completedFuture(
              new Reply.Ok<>(new EarlierRecords(List.of(), List.of(), false)));

  /** Who changed a record. */
  public List<CustomerHistory.Line> history = List.of();

  @Override
  public CompletableFuture<Reply<EarlierRecords>> earlier(String customerId, long beforeMs) {
    commands.add("earlier " + customerId + " " + beforeMs);
    return earlier.apply(beforeMs);
  }

  @Override
  public CompletableFuture<Reply<CustomerHistory>> customerHistory(String customerId) {
    return CompletableFuture.completedFuture(new Reply.Ok<>(new CustomerHistory(history)));
  }

  @Override
  public <T> CompletableFuture<Reply<T>> ask(CentreQuestion<T> question) {
    if (!question.path().equals(Protocol.WIPES)) {
      throw new UnsupportedOperationException(question.path());
    }
    if (question.body() instanceof WipeRequest wanted) {
      String what = wanted.agentId() == null ? "store " + wanted.clientId() : wanted.agentId();
      commands.add("wipe " + what + (wanted.deliverFirst() ? " after delivery" : " at once"));
    }
    SeatStores stores =
        new SeatStores(
            List.of(
                new SeatStores.Line("store-1", "PC-07", "1001", NOW, 3, NOW - 720_000, null, null),
                new SeatStores.Line(
                    "store-2", "PC-12", "1004", NOW, 2, NOW - 480_000, null, null)));
    Reply<T> reply = new Reply.Ok<>(question.answer().cast(stores));
    return CompletableFuture.completedFuture(reply);
  }
}
