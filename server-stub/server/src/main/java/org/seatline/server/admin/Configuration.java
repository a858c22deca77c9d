package org.seatline.server.admin;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.Role;
import org.seatline.server.acd.ServiceLevel;

/**
 * A checked configuration: whatever one part names in another is there.
 *
 * @param contentHash of the files that it was read from
 */
public record Configuration(
    Centre centre, List<QueueSetting> queues, List<Person> people, String contentHash) {

  /**
   * The call centre.
   *
   * @param serviceLevel the formula that screens show
   * @param demo whether there are demo accounts: then the server listens on loopback only
   * @param superviseVisible whether agents see that a lead takes part
   */
  public record Centre(
      String id,
      LocalizedText name,
      String defaultLanguage,
      ZoneId timeZone,
      NumberRules numbers,
      int serviceLevelSeconds,
      ServiceLevel serviceLevel,
      boolean demo,
      boolean superviseVisible,
      List<ReasonCode> reasons,
      List<Disposition> dispositions) {}

  /** How phone numbers are written here; prefixes may be empty. */
  public record NumberRules(
      String region, String outsideLinePrefix, String internationalPrefix, String serviceNumber) {}

  /** A queue. Times are milliseconds unless the name says otherwise. */
  public record QueueSetting(
      String id,
      LocalizedText name,
      String skill,
      int minimumLevel,
      int priority,
      String strategy,
      long offerTimeoutMs,
      long wrapUpMs,
      int serviceLevelSeconds,
      int maxWaiting,
      long maxWaitMs,
      long announceEveryMs,
      String scriptId,
      String formId) {
    /** What a seat needs to know. */
    public QueueInfo info() {
      return new QueueInfo(id, name, scriptId, formId, wrapUpMs);
    }
  }

  /**
   * Somebody who may sign in.
   *
   * @param skills skill to level
   * @param demoPassword in clear, demo accounts only; else empty
   * @param passwordHash Argon2id, encoded; empty for demo accounts
   */
  public record Person(
      String agentId,
      LocalizedText name,
      Set<Role> roles,
      List<String> languages,
      Map<String, Integer> skills,
      boolean demo,
      String demoPassword,
      String passwordHash) {
    @Override
    public String toString() {
      return "Person[" + agentId + "]";
    }
  }

  /** The person with this agent id. */
  public Optional<Person> person(String agentId) {
    return people.stream().filter(p -> p.agentId().equals(agentId)).findFirst();
  }

  /** The queues that a person's skills reach. */
  public List<QueueSetting> queuesOf(Person person) {
    return queues.stream()
        .filter(q -> person.skills().getOrDefault(q.skill(), 0) >= q.minimumLevel())
        .toList();
  }

  /** What a seat is told about the person who signed in. */
  public AgentProfile profile(Person person) {
    return new AgentProfile(
        person.agentId(),
        person.name(),
        person.roles(),
        person.languages(),
        queuesOf(person).stream().map(QueueSetting::id).toList());
  }
}
