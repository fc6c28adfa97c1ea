package io.orgtrail.client;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.audit.AuditTrail;
import io.orgtrail.client.imports.OrganizationImport;
import io.orgtrail.client.integrations.Integrations;
import io.orgtrail.client.invitations.Invitations;
import io.orgtrail.client.members.JoinRequests;
import io.orgtrail.client.members.Members;
import io.orgtrail.client.organizations.OrganizationReads;
import io.orgtrail.client.organizations.Organizations;
import io.orgtrail.client.people.People;
import io.orgtrail.client.projects.Projects;
import io.orgtrail.client.replays.EventReplays;
import io.orgtrail.client.replays.Replays;
import io.orgtrail.client.requests.CommandOptions;
import io.orgtrail.client.requests.Commands;
import io.orgtrail.client.requests.Reads;
import io.orgtrail.client.requests.Scope;
import io.orgtrail.client.roles.Roles;
import io.orgtrail.client.tags.ResourceTags;
import io.orgtrail.client.teams.Teams;
import io.orgtrail.client.users.Me;
import io.orgtrail.client.webhooks.Webhooks;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Organizations, their members and all they have, for any Java program:
 *
 * <pre>{@code
 * try (var client = OrganizationClient.builder().token(token).build()) {
 *   var acme = client.organizations().create("Acme Corporation");
 *   client.invitations(acme.id()).create("bob@example.com", "ADMIN");
 * }
 * }</pre>
 *
 * <p>What it reads is never older than what it wrote. Each command is given under an id, and again
 * under the same one until it is answered: it takes effect once. One client serves any number of
 * threads, and callers by {@link #as}. Close it.
 *
 * <p>An {@code organization} is named by its id, its slug, or its name in the caller's account; an
 * id takes a request less. Every method fails with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule, or a {@link
 * io.orgtrail.client.errors.RequestUnansweredException}.
 */
public final class OrganizationClient implements AutoCloseable {

  private final Connections connections;
  private final Commands commands;
  private final Reads reads;

  OrganizationClient(Connections connections, Supplier<String> token) {
    this.connections = connections;
    this.commands =
        new Commands(
            connections.commands(), connections.positions(), token, connections.patience());
    this.reads =
        new Reads(connections.queries(), connections.positions(), token, connections.patience());
  }

  /** Says where the services are, and who calls. */
  public static OrganizationClientBuilder builder() {
    return new OrganizationClientBuilder();
  }

  /**
   * A client for another caller over the same connections; it need not be closed.
   *
   * @param token asked for a bearer token each time
   */
  public OrganizationClient as(Supplier<String> token) {
    return new OrganizationClient(connections, token);
  }

  /** Organizations as a whole. */
  public Organizations organizations() {
    return new Organizations(reads, commands, this::scope);
  }

  /** The members of an organization, and who owns it. */
  public Members members(String organization) {
    return new Members(scope(organization));
  }

  /** Who wants to join an organization. */
  public JoinRequests joinRequests(String organization) {
    return new JoinRequests(scope(organization));
  }

  /** The invitations of an organization. */
  public Invitations invitations(String organization) {
    return new Invitations(scope(organization));
  }

  /** The teams of an organization. */
  public Teams teams(String organization) {
    return new Teams(scope(organization));
  }

  /** The projects of an organization. */
  public Projects projects(String organization) {
    return new Projects(scope(organization));
  }

  /** The roles of an organization. */
  public Roles roles(String organization) {
    return new Roles(scope(organization));
  }

  /** The resource tags of an organization. */
  public ResourceTags resourceTags(String organization) {
    return new ResourceTags(scope(organization));
  }

  /** The integrations of an organization. */
  public Integrations integrations(String organization) {
    return new Integrations(scope(organization));
  }

  /** The webhooks of an organization. */
  public Webhooks webhooks(String organization) {
    return new Webhooks(scope(organization));
  }

  /** Everything that happened in an organization. */
  public AuditTrail auditTrail(String organization) {
    return new AuditTrail(scope(organization));
  }

  /** What concerns the caller. */
  public Me me() {
    return new Me(reads);
  }

  /** People, wherever they are or were a member; for operators. */
  public People people() {
    return new People(commands);
  }

  /** Replays into new read models; for operators. */
  public Replays replays() {
    return new Replays(reads);
  }

  /** Replays of history to a topic; for operators. */
  public EventReplays eventReplays() {
    return new EventReplays(reads);
  }

  /** Organizations that were kept elsewhere, from files; for operators. */
  public OrganizationImport imports() {
    return new OrganizationImport(commands, this::scope);
  }

  /** How everything was at a time. */
  public Past asOf(Instant time) {
    return past(time.toString());
  }

  /** How everything was right after the event at a position. */
  public Past asOf(long position) {
    return past(Long.toString(position));
  }

  private Past past(String moment) {
    var then = reads.asOf(moment);
    return new Past(new OrganizationReads(then), organization -> scope(then, organization));
  }

  /**
   * Gives any command, without waiting for what comes of it.
   *
   * @param command with the organization's id
   */
  public CompletableFuture<Accepted> send(Command command) {
    return send(command, CommandOptions.DEFAULTS);
  }

  /**
   * Gives any command, without waiting for what comes of it.
   *
   * @param options an id of the caller's own, a dry run, the version it must be at
   */
  public CompletableFuture<Accepted> send(Command command, CommandOptions options) {
    return commands.send(command, options);
  }

  /** Gives any command, and waits for what comes of it. */
  public Accepted execute(Command command) {
    return execute(command, CommandOptions.DEFAULTS);
  }

  /** Gives any command with options, and waits for what comes of it. */
  public Accepted execute(Command command, CommandOptions options) {
    return commands.execute(command, options);
  }

  private Scope scope(String organization) {
    return scope(reads, organization);
  }

  private Scope scope(Reads with, String organization) {
    return new Scope(with, commands, connections.ids(), organization);
  }

  /** Ends all connections. What was not answered by then fails; it may have taken effect. */
  @Override
  public void close() {
    connections.close();
  }
}
