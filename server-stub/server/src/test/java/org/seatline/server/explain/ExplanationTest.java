package org.seatline.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.journal.Journal;

final class ExplanationTest {
  private static final long NINE_MS = 1_790_000_000_000L;

  @TempDir Path folder;
  private FileJournal journal;
  private final Acd core = new Acd(Strategies.all());

  @BeforeEach
  void oneCallThatTwoSeatsWereOffered() throws Exception {
    journal = new FileJournal(folder);
    journal.recover();
    AcdConfig config =
        new AcdConfig(
            1,
            List.of(AcdConfig.Queue.usual("fault", "故障报修", "Fault report", Map.of("fault", 1))),
            List.of(agent("1001", "Li Na"), agent("1002", "Wang Lei"), agent("1003", "Chen Jie")),
            AcdConfig.Timings.usual());
    happens(new Event.ConfigurationLoaded(NINE_MS, config));
    for (String agent : List.of("1001", "1002", "1003")) {
      happens(new Event.SeatSignedIn(NINE_MS, agent, "s" + agent));
    }
    happens(new Event.CallArrived(at(10), "c-7", "+8613800005678", Map.of()));
    happens(new Event.CallArrived(at(11), "c-77", "+8613800009999", Map.of()));
    happens(new Event.CallQueued(at(14), "c-7", "fault", 5, "1", null));
    happens(new Event.SeatReady(at(20), "1001"));
    happens(new Event.SeatReady(at(30), "1002"));
    happens(new Event.OfferRefused(at(31), "o1", "1001"));
    journal.snapshot(new Journal.Snapshot(Acd.VERSION, core.state(), List.of(), Map.of()));
    happens(new Event.OfferAnswered(at(35), "o2", "c-7", "1002"));
    happens(new Event.SeatLastCall(at(60), "1002", false, "break", "1003"));
    happens(new Event.CallerGone(at(95), "c-7"));
    happens(new Event.WrapUpDone(at(100), "1002", "c-7", "solved"));
  }

  @AfterEach
  void close() throws Exception {
    journal.close();
  }

  private static AcdConfig.Agent agent(String id, String name) {
    return new AcdConfig.Agent(id, name, Map.of("fault", 1));
  }

  private static long at(int second) {
    return NINE_MS + second * 1_000L;
  }

  private void happens(Event event) throws IOException {
    core.apply(event);
    journal.append(new Journal.Entry.Applied(event));
    journal.commit();
  }

  private List<String> explain(String callId, Locale locale) throws IOException {
    List<String> lines =
        new ExplanationText(locale, ZoneOffset.UTC).lines(Explanation.of(folder, callId), callId);
    lines.forEach(System.out::println);
    return lines;
  }

  @Test
  void tellsACallsWayInEnglish() throws Exception {
    assertThat(String.join("\n", explain("c-7", Locale.ENGLISH)))
        .containsSubsequence(
            "Call c-7",
            "+8613800005678 calls",
            "queue Fault report, key 1, priority 5",
            "Seat 1001 Li Na goes ready.",
            "decision: offered to seat 1001 Li Na (offer o1) after 6.0 s in Fault report;"
                + " candidates: 1, waiting: 1; rule longest idle: ready longest, for 0.0 s",
            "Seat 1001 Li Na refuses",
            "offer o1 to seat 1001 Li Na is over: refused",
            "decision: offered to seat 1002 Wang Lei (offer o2) after 17.0 s",
            "ready longest, for 1.0 s",
            "Seat 1002 Wang Lei answers",
            "granted to seat 1002 Wang Lei after 21.0 s of waiting",
            "Lead 1003 Chen Jie gives seat 1002 Wang Lei its last call: break.",
            "gets no call after this one: break; set by lead 1003 Chen Jie",
            "The caller hung up.",
            "waited 21.0 s, talked 60.0 s",
            "finishes wrap-up: solved",
            "wrap-up of seat 1002 Wang Lei is over after 5.0 s: solved")
        .doesNotContain("c-77", "9999", "seat 1003");
  }

  @Test
  void tellsItInChinese() throws Exception {
    assertThat(String.join("\n", explain("c-7", Locale.CHINESE)))
        .containsSubsequence(
            "通话 c-7",
            "进入队列 故障报修",
            "决定：在队列 故障报修 等待 6.0 秒后派发给坐席 1001 Li Na",
            "规则 空闲最久：示闲最久，已 0.0 秒",
            "拒接",
            "等待 21.0 秒后接通坐席 1002 Wang Lei",
            "班长 1003 Chen Jie 安排坐席 1002 Wang Lei 接完最后一通：break。",
            "由班长 1003 Chen Jie 设定",
            "客户挂机。");
  }

  @Test
  void readsOnOverATornTail() throws Exception {
    Path last = folder.resolve("journal-1.seatline");
    try (FileChannel file = FileChannel.open(last, StandardOpenOption.WRITE)) {
      file.truncate(Files.size(last) - 2);
    }
    assertThat(explain("c-7", Locale.ENGLISH))
        .anyMatch(line -> line.contains("The caller hung up."))
        .noneMatch(line -> line.contains("wrap-up of seat"))
        .last()
        .asString()
        .contains("a crash tore");
  }

  @Test
  void namesCallsThatItKnowsWhenAskedForAnother() throws Exception {
    assertThat(explain("c-8", Locale.ENGLISH))
        .containsExactly(
            "The journal knows no call c-8.", "The calls that arrived last: c-7, c-77");
  }

  @Test
  void saysTheSameThingsInBothLanguages() throws Exception {
    assertThat(keys("")).isEqualTo(keys("_zh"));
  }

  private static java.util.Set<Object> keys(String language) throws IOException {
    Properties texts = new Properties();
    try (var in =
        Explanation.class.getResourceAsStream("ExplanationText" + language + ".properties")) {
      texts.load(in);
    }
    return texts.keySet();
  }
}
