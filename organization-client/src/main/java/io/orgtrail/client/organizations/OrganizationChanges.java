package io.orgtrail.client.organizations;

import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Visibility;

/** What is to change about an organization: what is not said stays, {@code null} clears. */
public final class OrganizationChanges {

  private Patch<String> name = Patch.absent();
  private Patch<String> slug = Patch.absent();
  private Patch<String> description = Patch.absent();
  private Patch<String> logo = Patch.absent();
  private Patch<String> website = Patch.absent();
  private Patch<String> industry = Patch.absent();
  private Patch<String> email = Patch.absent();
  private Patch<String> phone = Patch.absent();
  private Patch<Visibility> visibility = Patch.absent();

  OrganizationChanges() {}

  /** Its name, one line, unique in the account. */
  public OrganizationChanges name(String value) {
    name = Patch.to(value);
    return this;
  }

  /** Its slug, unique in the installation. */
  public OrganizationChanges slug(String value) {
    slug = Patch.to(value);
    return this;
  }

  /** What it is, at most 2,000 characters. */
  public OrganizationChanges description(String value) {
    description = Patch.to(value);
    return this;
  }

  /** URL of its picture. */
  public OrganizationChanges logo(String url) {
    logo = Patch.to(url);
    return this;
  }

  /** URL of its pages. */
  public OrganizationChanges website(String url) {
    website = Patch.to(url);
    return this;
  }

  /** What it does: one of {@link Organizations#industryChoices()}. */
  public OrganizationChanges industry(String value) {
    industry = Patch.to(value);
    return this;
  }

  /** Where to write to. */
  public OrganizationChanges email(String value) {
    email = Patch.to(value);
    return this;
  }

  /** Where to call. */
  public OrganizationChanges phone(String value) {
    phone = Patch.to(value);
    return this;
  }

  /** Who may see its profile. */
  public OrganizationChanges visibility(Visibility value) {
    visibility = Patch.to(value);
    return this;
  }

  UpdateOrganization of(String organizationId) {
    return new UpdateOrganization(
        organizationId, name, slug, description, logo, website, industry, email, phone, visibility);
  }
}
