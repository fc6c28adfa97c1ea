package io.orgtrail.api.organizations;

import io.orgtrail.api.messages.Command;

/** A command by which an organization comes to be, with what it tells of itself from then on. */
public interface Founding extends Command {

  /** What it is called. */
  String name();

  /** Its slug, {@code null} to make one of the name. */
  String slug();

  /** What it is, in the words of its people. */
  String description();

  /** URL of its picture. */
  String logo();

  /** URL of its pages. */
  String website();

  /** What it does: the value of an {@link Industry}. */
  String industry();

  /** Where to write to. */
  String email();

  /** Where to call. */
  String phone();

  /** Who may see its profile. */
  Visibility visibility();

  /** What it is to its parent. */
  Kind kind();

  /** Its parent, {@code null} when it has none. */
  String parentOrganizationId();
}
