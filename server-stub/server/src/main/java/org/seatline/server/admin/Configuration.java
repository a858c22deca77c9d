package org.seatline.server.admin;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.ServiceLevel;
import org.seatline.server.hours.OpeningHours;

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
   * @param features what agents at plain SIP phones may dial
   * @param standby what seats work with while the server is gone
   * @param seats what holds at every seat
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
      List<Disposition> dispositions,
      List<PhoneFeature> features,
      StandbySetting standby,
      SeatRules seats,
      Routing routing) {}

  /**
   * What routing goes by in all queues.
   *
   * @param hours opening hours by their id
   * @param voicemailKeepMs how long messages of callers are kept
   * @param ticketTimes how long tickets may take
   */
  public record Routing(
      AcdConfig.Timings timings,
      AcdConfig.Points points,
      Map<String, OpeningHours> hours,
      long voicemailKeepMs,
      TicketTimes ticketTimes) {
    public Routing {
      hours = Map.copyOf(hours);
    }
  }

  /** How phone numbers are written here; prefixes may be empty. */
  public record NumberRules(
      String region, String outsideLinePrefix, String internationalPrefix, String serviceNumber) {}

  /**
   * A queue. Times are milliseconds unless the name says otherwise.
   *
   * @param priority points of the menu's choice
   * @param requiredSkills skill to the least level that a seat needs
   * @param hours id of its opening hours, null when it is always open
   */
  public record QueueSetting(
      String id,
      LocalizedText name,
      Map<String, Integer> requiredSkills,
      int priority,
      String strategy,
      long offerTimeoutMs,
      long wrapUpMs,
      int serviceLevelSeconds,
      int maxWaiting,
      long maxWaitMs,
      long announceEveryMs,
      String scriptId,
      String formId,
      @Nullable String hours,
      QueueRules rules) {
    public QueueSetting {
      requiredSkills = Map.copyOf(requiredSkills);
    }

    /** Whether this person may get calls of the queue, at once or after some wait. */
    boolean servedBy(Person person) {
      String owner = rules.owner();
      if (owner != null) {
        return owner.equals(person.agentId());
      }
      return able(person, requiredSkills)
          || rules.relaxations().stream().anyMatch(r -> able(person, r.requiredSkills()));
    }

    private static boolean able(Person person, Map<String, Integer> needs) {
      return needs.entrySet().stream()
          .allMatch(need -> person.skills().getOrDefault(need.getKey(), 0) >= need.getValue());
    }

    /** What a seat needs to know. */
    public QueueInfo info() {
      return new QueueInfo(id, name, scriptId, formId, wrapUpMs);
    }
  }

  /**
   * Somebody who may sign in.
   *
   * @param skills skill to level
   * @param ranks queue to rank, for queues that call by rank
   * @param demoPassword in clear, demo accounts only; else empty
   * @param passwordHash Argon2id, encoded; empty for demo accounts
   * @param phone the plain SIP phone that is this person's seat, or null
   */
  public record Person(
      String agentId,
      LocalizedText name,
      Set<Role> roles,
      List<String> languages,
      Map<String, Integer> skills,
      Map<String, Integer> ranks,
      boolean demo,
      String demoPassword,
      String passwordHash,
      @Nullable PhoneAccount phone) {
    @Override
    public String toString() {
      return "Person[" + agentId + "]";
    }
  }

  /** The person with this agent id. */
  public Optional<Person> person(String agentId) {
    return people.stream().filter(p -> p.agentId().equals(agentId)).findFirst();
  }

  /** The person whose phone has this SIP user name. */
  public Optional<Person> personOfPhone(String user) {
    return people.stream()
        .filter(p -> p.phone() != null && p.phone().user().equals(user))
        .findFirst();
  }

  /** The queues of which a person may get calls. */
  public List<QueueSetting> queuesOf(Person person) {
    return queues.stream().filter(q -> q.servedBy(person)).toList();
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
