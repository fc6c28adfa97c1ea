package io.orgtrail.client.organizations;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.Visibility;

/** What an organization is to be; what is not said is left to the service. */
public final class NewOrganization {

  private final String name;
  private String id;
  private String slug;
  private String description;
  private String logo;
  private String website;
  private String industry;
  private String email;
  private String phone;
  private Visibility visibility;
  private Kind kind;
  private String parentOrganizationId;

  NewOrganization(String name) {
    this.name = name;
  }

  /** Its id, 1 to 64 of {@code A-Z a-z 0-9 _ -}; made by the service else. */
  public NewOrganization id(String value) {
    id = value;
    return this;
  }

  /** Its slug; made of the name else. */
  public NewOrganization slug(String value) {
    slug = value;
    return this;
  }

  /** What it is, at most 2,000 characters. */
  public NewOrganization description(String value) {
    description = value;
    return this;
  }

  /** URL of its picture. */
  public NewOrganization logo(String url) {
    logo = url;
    return this;
  }

  /** URL of its pages. */
  public NewOrganization website(String url) {
    website = url;
    return this;
  }

  /** What it does: one of {@link Organizations#industryChoices()}. */
  public NewOrganization industry(String value) {
    industry = value;
    return this;
  }

  /** Where to write to. */
  public NewOrganization email(String value) {
    email = value;
    return this;
  }

  /** Where to call. */
  public NewOrganization phone(String value) {
    phone = value;
    return this;
  }

  /** Who may see its profile: its members, unless it is PUBLIC. */
  public NewOrganization visibility(Visibility value) {
    visibility = value;
    return this;
  }

  /** Makes it part of another organization. */
  public NewOrganization subOrganizationOf(String parentId) {
    kind = Kind.SUB;
    parentOrganizationId = parentId;
    return this;
  }

  /** Makes it a customer of another organization. */
  public NewOrganization clientOf(String parentId) {
    kind = Kind.CLIENT;
    parentOrganizationId = parentId;
    return this;
  }

  CreateOrganization command() {
    return new CreateOrganization(
        id,
        name,
        slug,
        description,
        logo,
        website,
        industry,
        email,
        phone,
        visibility,
        kind,
        parentOrganizationId);
  }
}
