package io.orgtrail.command.projects;

/** Which organizations can pay for a project, and who may say that they do. */
public interface Payers {

  /** Whether there is a living organization of that id; it then stays until the commit. */
  boolean isLiving(String organizationId);

  /** Whether the user holds {@code plan:change} or {@code organization:update} there. */
  boolean mayLetPay(String userId, String organizationId);
}
