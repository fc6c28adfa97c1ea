package io.orgtrail.client.organizations;

import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.Industry;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DestroyCache;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.SetSeatLimit;
import io.orgtrail.api.organizations.OrganizationCommand.SwitchActiveOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.requests.CommandOptions;
import io.orgtrail.client.requests.Commands;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Reads;
import io.orgtrail.client.requests.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Organizations as a whole. Every {@code ref} is an id, a slug, or a name in the caller's account.
 * All methods fail with a {@link io.orgtrail.client.errors.RequestRejectedException} that names the
 * rule, as the command's or the query's documentation lists them.
 *
 * <pre>{@code
 * var acme =
 *     client
 *         .organizations()
 *         .create(
 *             name,
 *             it ->
 *                 it.description("Leading AI solutions provider")
 *                     .website("https://acme.com")
 *                     .industry("technology")
 *                     .email(email)
 *                     .phone("+1-555-0100")
 *                     .visibility(Visibility.PUBLIC));
 * var page = client.organizations().list("corporation").limit(10).page();
 * for (var organization : client.organizations().list()) {
 *   names.add(organization.name());
 * }
 * var choices = client.organizations().industryChoices();
 * client.organizations().switchTo(acme);
 * var organization = client.me().activeOrganization().orElseThrow();
 * client.organizations().changePlan(provider.slug(), Plan.PREMIUM);
 * client.organizations().applyCache(provider.slug(), PodType.SMALL);
 * client.organizations().delete(slug);
 * }</pre>
 */
public final class Organizations extends OrganizationReads {

  private final Commands commands;
  private final Function<String, Scope> scopes;

  /** Reads and changes with these. */
  public Organizations(Reads reads, Commands commands, Function<String, Scope> scopes) {
    super(reads);
    this.commands = commands;
    this.scopes = scopes;
  }

  /** The organizations the caller may read, by name; all living ones for an operator. */
  public Listing<Organization> list() {
    return list(null);
  }

  /**
   * Those among them whose name has a text in it, in any case.
   *
   * @param name part of the name, {@code null} for all
   */
  public Listing<Organization> list(String name) {
    return reads().list(Organization.class, "/organizations", Query.NONE.with("name", name));
  }

  /** Makes an organization that the caller owns. */
  public Organization create(String name) {
    return create(name, organization -> organization);
  }

  /**
   * Makes an organization that the caller owns.
   *
   * @param more says what it is to be besides
   */
  public Organization create(String name, UnaryOperator<NewOrganization> more) {
    var command = more.apply(new NewOrganization(name)).command();
    return get(commands.execute(command, CommandOptions.DEFAULTS).organizationId());
  }

  /**
   * Changes an organization's profile.
   *
   * @param changes at least one, else {@code NOTHING_TO_UPDATE}
   */
  public Organization update(String ref, UnaryOperator<OrganizationChanges> changes) {
    return get(
        scopes
            .apply(ref)
            .execute(id -> changes.apply(new OrganizationChanges()).of(id))
            .organizationId());
  }

  /**
   * Deletes an organization with all that it has. The service asks for the slug as a confirmation,
   * which this method looks up: ask people before.
   */
  public Accepted delete(String ref) {
    var organization = get(ref);
    return commands.execute(
        new DeleteOrganization(organization.id(), organization.slug()), CommandOptions.DEFAULTS);
  }

  /**
   * Brings a deleted organization back, within 30 days; for operators.
   *
   * @param id its id: no slug or name is left
   */
  public Organization restore(String id) {
    var command = new RestoreOrganization(id, Patch.absent(), Patch.absent());
    return get(commands.execute(command, CommandOptions.DEFAULTS).organizationId());
  }

  /** The industries there are, to choose from. */
  public List<Industry> industryChoices() {
    return reads().list(Industry.class, "/industries", Query.NONE).toList();
  }

  /** The sub- and client organizations of one. */
  public Listing<ChildOrganization> children(String ref) {
    return reads().list(ChildOrganization.class, Scope.path(ref, "/children"), Query.NONE);
  }

  /** Changes what the organization pays for. */
  public Organization changePlan(String ref, Plan plan) {
    return get(scopes.apply(ref).execute(id -> new ChangePlan(id, plan)).organizationId());
  }

  /**
   * Sets the number of seats whatever the plan; for operators.
   *
   * @param limit how many, {@code null} for as many as the plan has
   */
  public Accepted setSeatLimit(String ref, Integer limit) {
    return scopes.apply(ref).execute(id -> new SetSeatLimit(id, Patch.to(limit)));
  }

  /** Gives the organization a cache of that size. */
  public Accepted applyCache(String ref, PodType size) {
    return scopes.apply(ref).execute(id -> new ApplyCache(id, size));
  }

  /** Takes the organization's cache away. */
  public Accepted destroyCache(String ref) {
    return scopes.apply(ref).execute(DestroyCache::new);
  }

  /** Makes this the organization the caller works in. */
  public Accepted switchTo(String ref) {
    return scopes.apply(ref).execute(SwitchActiveOrganization::new);
  }
}
