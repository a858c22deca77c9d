package org.seatline.protocol;

import java.util.List;
import java.util.Set;

/** Who is signed in: agent id, name, roles, and the queues that the agent's skills reach. */
public record AgentProfile(
    String agentId,
    LocalizedText name,
    Set<Role> roles,
    List<String> languages,
    List<String> queueIds) {}
