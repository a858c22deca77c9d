package org.seatline.protocol;

import java.util.Set;

/**
 * Who may do what with customers' records: both sides ask here. Agents edit, and set the flags that
 * protect somebody; taking protection away, VIP, merging and hearing recordings are the lead's.
 */
public final class CustomerRights {
  /** A very important customer. */
  public static final String VIP = "vip";

  /** Somebody's life depends on the supply. */
  public static final String LIFE_SUPPORT = "life-support";

  /** Does not want to be called. */
  public static final String DO_NOT_CALL = "do-not-call";

  /** All flags. */
  public static final Set<String> FLAGS = Set.of(VIP, LIFE_SUPPORT, DO_NOT_CALL);

  private CustomerRights() {}

  /** Whether somebody may make and change records. */
  public static boolean mayEdit(Set<Role> roles) {
    return roles.contains(Role.AGENT) || roles.contains(Role.LEAD);
  }

  /**
   * Whether somebody may set a flag, or take it away.
   *
   * @param value {@link CustomerField#YES} or empty
   */
  public static boolean mayFlag(Set<Role> roles, String flag, String value) {
    boolean protects = !flag.equals(VIP) && value.equals(CustomerField.YES);
    return roles.contains(Role.LEAD) || (protects && mayEdit(roles));
  }

  /** Whether somebody may make one of two records, and take that back. */
  public static boolean mayMerge(Set<Role> roles) {
    return roles.contains(Role.LEAD);
  }

  /** Whether somebody may hear recordings of earlier calls. */
  public static boolean mayListen(Set<Role> roles) {
    return roles.contains(Role.LEAD);
  }

  /** Whether somebody sees whole numbers where the centre masks them. */
  public static boolean seesNumbers(Set<Role> roles) {
    return roles.contains(Role.LEAD) || roles.contains(Role.ADMIN);
  }
}
