package io.orgtrail.command.organizations;

import io.orgtrail.command.projects.Payers;

/**
 * What a command must know of other organizations, and what is unique among them. Everything taken
 * here is given back when the command that took it is refused.
 */
public interface OrganizationRegistry extends Payers {

  /** Takes the id in the one namespace of ids and slugs; false when it is taken. */
  boolean reserveId(String organizationId);

  /** Whether the id is that of a deleted organization. */
  boolean isDeleted(String organizationId);

  /**
   * Enters an organization under its name.
   *
   * @throws io.orgtrail.api.errors.RejectedException NAME_TAKEN inside the account
   */
  void add(String organizationId, String account, String parentOrganizationId, String name);

  /**
   * Takes the slug given, or else one made from the name, numbered while taken.
   *
   * @return the slug taken
   * @throws io.orgtrail.api.errors.RejectedException SLUG_TAKEN when a given slug is somebody's
   */
  String reserveSlug(String organizationId, String given, String name);

  /**
   * Changes the name.
   *
   * @throws io.orgtrail.api.errors.RejectedException NAME_TAKEN inside the account
   */
  void rename(String account, String organizationId, String from, String to);

  /**
   * Changes the slug; the old one is free.
   *
   * @throws io.orgtrail.api.errors.RejectedException SLUG_TAKEN
   */
  void moveSlug(String organizationId, String from, String to);

  /**
   * Frees name and slug of an organization that is deleted.
   *
   * @throws io.orgtrail.api.errors.RejectedException HAS_CHILD_ORGANIZATIONS
   */
  void delete(String account, String organizationId, String name, String slug);

  /**
   * Takes name and slug again for an organization that comes back.
   *
   * @throws io.orgtrail.api.errors.RejectedException NAME_TAKEN inside the account, SLUG_TAKEN
   */
  void restore(String account, String organizationId, String name, String slug);

  /** Whether there is a living organization of that account; it then stays until the commit. */
  boolean lockParent(String organizationId, String account);

  /** Whether the user holds {@code organization:update} in that organization. */
  boolean mayUpdate(String userId, String organizationId);
}
