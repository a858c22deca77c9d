package org.seatline.installer.demo;

import java.util.List;

/** Which sample agents the robots are: together they know every queue. */
public final class RobotStaff {
  /** 1001 and 1011 know all queues, so that two seats are enough for any caller. */
  private static final List<String> AGENTS =
      List.of(
          "1001", "1011", "1005", "1002", "1004", "1006", "1012", "1015", "1009", "1003", "1007",
          "1008", "1010", "1013", "1014", "1016", "1017", "1018", "1019", "1020");

  private RobotStaff() {}

  static String agent(int index) {
    return AGENTS.get(index);
  }

  /** The password of a sample agent. */
  public static String password(String agentId) {
    return "demo-" + agentId;
  }

  private static final List<String> SPEECHES =
      List.of(
          "speech/agent-zh-1-answer-1.wav",
          "speech/agent-en-1-answer-1.wav",
          "speech/agent-zh-2-answer-1.wav",
          "speech/agent-en-2-answer-1.wav");

  /** What this robot says, relative to the sample folder. */
  public static String speech(String agentId) {
    return SPEECHES.get(Integer.parseInt(agentId) % SPEECHES.size());
  }

  /** Everything that any robot says. */
  static List<String> speeches() {
    return SPEECHES;
  }
}
