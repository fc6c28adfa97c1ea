package io.orgtrail.api.organizations;

import static io.orgtrail.api.roles.Permission.CACHE_MANAGE;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_DELETE;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_UPDATE;
import static io.orgtrail.api.roles.Permission.PLAN_CHANGE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Given;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Past;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.personal.Email;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about an organization as a whole. */
public sealed interface OrganizationCommand extends Command {

  /** What a link to a page or picture looks like. */
  String URL = "[Hh][Tt][Tt][Pp][Ss]?://[^\\s/$.?#][^\\s]*";

  /** The rule about links, for people. */
  String URL_RULE = "must be an http or https URL";

  /** Makes an organization whose first member and owner is the caller. */
  @Allowed(Who.ANYONE)
  @ParentFitsKind
  record CreateOrganization(
      @TargetAggregateIdentifier @Id String organizationId,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String name,
      @Pattern(regexp = Texts.SLUG, message = Texts.SLUG_RULE) @Size(max = 63) String slug,
      @Size(max = 2000) String description,
      @Pattern(regexp = URL, message = URL_RULE) @Size(max = 2048) String logo,
      @Pattern(regexp = URL, message = URL_RULE) @Size(max = 2048) String website,
      @Size(max = 64) String industry,
      @Email String email,
      @Size(max = 50) String phone,
      Visibility visibility,
      Kind kind,
      @Id String parentOrganizationId)
      implements OrganizationCommand, Founding {

    public CreateOrganization {
      visibility = visibility == null ? Visibility.PRIVATE : visibility;
      kind = kind == null ? Kind.STANDARD : kind;
    }

    /** The same command for the organization of that id. */
    public CreateOrganization withOrganizationId(String id) {
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

  /**
   * Brings in an organization that was kept elsewhere, with its owner. Other members follow by
   * {@code ImportMembers}; offers that were pending there are new invitations here, whose links are
   * this installation's.
   *
   * @param account the tenant it belongs to
   * @param seatLimit seats whatever the plan, {@code null} for those of the plan
   * @param createdAt when it came to be there
   * @param source where it comes from, in a few words
   * @param owner its first owner, whose role need not be told
   */
  @Allowed(Who.OPERATOR)
  @ParentFitsKind
  record ImportOrganization(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 255)
          String account,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String name,
      @Pattern(regexp = Texts.SLUG, message = Texts.SLUG_RULE) @Size(max = 63) String slug,
      @Size(max = 2000) String description,
      @Pattern(regexp = URL, message = URL_RULE) @Size(max = 2048) String logo,
      @Pattern(regexp = URL, message = URL_RULE) @Size(max = 2048) String website,
      @Size(max = 64) String industry,
      @Email String email,
      @Size(max = 50) String phone,
      Visibility visibility,
      Kind kind,
      @Id String parentOrganizationId,
      Plan plan,
      @Positive Integer seatLimit,
      @NotNull @Past Instant createdAt,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String source,
      @NotNull @Valid ImportedMember owner)
      implements OrganizationCommand, Founding {

    public ImportOrganization {
      account = account == null ? Caller.DEFAULT_ACCOUNT : account;
      visibility = visibility == null ? Visibility.PRIVATE : visibility;
      kind = kind == null ? Kind.STANDARD : kind;
      plan = plan == null ? Plan.FREEMIUM : plan;
    }
  }

  /** Changes profile, name or slug: fields left out stay, {@code null} clears. */
  @Allowed(permission = ORGANIZATION_UPDATE)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record UpdateOrganization(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      Patch<
              @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
              String>
          name,
      Patch<
              @NotNull @Pattern(regexp = Texts.SLUG, message = Texts.SLUG_RULE) @Size(max = 63)
              String>
          slug,
      Patch<@Size(max = 2000) String> description,
      Patch<@Pattern(regexp = URL, message = URL_RULE) @Size(max = 2048) String> logo,
      Patch<@Pattern(regexp = URL, message = URL_RULE) @Size(max = 2048) String> website,
      Patch<@Size(max = 64) String> industry,
      Patch<@Email String> email,
      Patch<@Size(max = 50) String> phone,
      Patch<@NotNull Visibility> visibility)
      implements OrganizationCommand {}

  /** Changes what the organization pays for. */
  @Allowed(permission = PLAN_CHANGE)
  record ChangePlan(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull Plan plan)
      implements OrganizationCommand {}

  /** Sets the number of seats whatever the plan; {@code null} gives it back to the plan. */
  @Allowed(Who.OPERATOR)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record SetSeatLimit(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Given Patch<@PositiveOrZero Integer> limit)
      implements OrganizationCommand {}

  /** Deletes the organization and everything in it; the caller repeats its slug. */
  @Allowed(permission = ORGANIZATION_DELETE)
  record DeleteOrganization(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Size(max = 64) String confirmation)
      implements OrganizationCommand {}

  /** Brings a deleted organization back, with another name or slug where the old one is taken. */
  @Allowed(Who.OPERATOR)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record RestoreOrganization(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      Patch<
              @NotNull @Pattern(regexp = Texts.SLUG, message = Texts.SLUG_RULE) @Size(max = 63)
              String>
          slug,
      Patch<
              @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
              String>
          name)
      implements OrganizationCommand {}

  /** Makes this the organization the caller works in. */
  @Allowed(Who.MEMBER)
  record SwitchActiveOrganization(@TargetAggregateIdentifier @NotNull @Id String organizationId)
      implements OrganizationCommand {}

  /** Gives the organization a cache of that size. */
  @Allowed(permission = CACHE_MANAGE)
  record ApplyCache(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull PodType podType)
      implements OrganizationCommand {}

  /** Takes the organization's cache away. */
  @Allowed(permission = CACHE_MANAGE)
  record DestroyCache(@TargetAggregateIdentifier @NotNull @Id String organizationId)
      implements OrganizationCommand {}
}
