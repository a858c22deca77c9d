package org.seatline.server.admin;

import java.util.List;

/** The configuration cannot be used. Each problem says where it is: file, path within it, what. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems that were found, for example {@code queues.json /queues/2/skill: ...}. */
  public List<String> problems() {
    return problems;
  }
}
