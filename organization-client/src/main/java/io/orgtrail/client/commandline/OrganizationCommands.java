package io.orgtrail.client.commandline;

import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.client.organizations.NewOrganization;
import io.orgtrail.client.organizations.OrganizationReads;
import io.orgtrail.client.organizations.Organizations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command itself: its verbs are those of organizations as a whole. */
@Command(
    name = "organization",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description = "Organizations, their members and all they have.",
    footer = {
      "  organization create \"Acme Corporation\"",
      "  organization invitation create acme-corporation bob@example.com --role ADMIN",
      "  organization member list acme-corporation --as-of 2026-01-01T00:00:00Z",
      "  organization audit tail acme-corporation -f"
    })
final class OrganizationCommands implements AutoCloseable {

  private static final String[] COLUMNS = {"id", "slug", "name", "kind", "plan", "createdAt"};

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Session session;

  OrganizationCommands(Terminal terminal) {
    this.session = new Session(terminal, options);
  }

  Session session() {
    return session;
  }

  private Organizations organizations() {
    return session.client().organizations();
  }

  private OrganizationReads reads(AsOf asOf) {
    return asOf.read(
        session.client(), client -> client.organizations(), past -> past.organizations());
  }

  @Command(
      description = "Organizations you may read; for operators, all of them.",
      footer = {"  organization list", "  organization list corp --json | jq -r .slug"})
  void list(
      @Parameters(arity = "0..1", description = "Part of the name, in any case.") String name,
      @Mixin Limit limit) {
    session.output().list(limit.of(organizations().list(name)), COLUMNS);
  }

  @Command(
      description = "One organization.",
      footer = {
        "  organization get acme",
        "  organization get acme --as-of 2026-01-01T00:00:00Z --json"
      })
  void get(@Mixin Target target, @Mixin AsOf asOf) {
    session.output().one(reads(asOf).get(target.ref()));
  }

  @Command(
      description = "Makes an organization that you own.",
      footer = {
        "  organization create \"Acme Corporation\" --slug acme --industry technology",
        "  organization create \"Acme Labs\" --sub-of acme"
      })
  void create(
      @Parameters(description = "Its name, unique in your account.") String name,
      @Option(names = "--id", description = "Its id; made for you else.") String id,
      @Mixin OrganizationFields fields,
      @Option(
              names = "--sub-of",
              paramLabel = "<organization>",
              description = "What it is part of.")
          String parent,
      @Option(
              names = "--client-of",
              paramLabel = "<organization>",
              description = "Whose client it is.")
          String provider) {
    if (parent != null && provider != null) {
      throw CommandFailure.usage("--sub-of and --client-of exclude each other");
    }
    session
        .output()
        .one(organizations().create(name, it -> related(fields.in(it.id(id)), parent, provider)));
  }

  private NewOrganization related(NewOrganization it, String parent, String provider) {
    if (parent != null) {
      return it.subOrganizationOf(organizations().get(parent).id());
    }
    return provider == null ? it : it.clientOf(organizations().get(provider).id());
  }

  @Command(
      description = "Changes what an organization says of itself; an empty text clears.",
      footer = "  organization update acme --website https://acme.example.com --phone \"\"")
  void update(
      @Mixin Target target,
      @Option(names = "--name", description = "Its name.") String name,
      @Mixin OrganizationFields fields) {
    session
        .output()
        .one(
            organizations()
                .update(
                    target.ref(),
                    it -> {
                      OrganizationFields.change(name, it::name);
                      return fields.in(it);
                    }));
  }

  @Command(
      description = "Deletes an organization with all it has.",
      footer = {"  organization delete acme", "  organization delete acme --yes"})
  void delete(@Mixin Target target, @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Delete " + target.ref() + " with all it has?");
    session.output().done(organizations().delete(target.ref()));
  }

  @Command(
      description = "Brings a deleted organization back, within 30 days; for operators.",
      footer = "  organization restore 8a1f6f0e-2f57-5d0c-9a53-6a1d5a1f0c11")
  void restore(@Parameters(description = "Its id: no slug is left.") String id) {
    session.output().one(organizations().restore(id));
  }

  @Command(
      description = "An organization in numbers.",
      footer = {"  organization overview acme", "  organization overview acme --as-of 4711"})
  void overview(@Mixin Target target, @Mixin AsOf asOf) {
    session.output().one(reads(asOf).overview(target.ref()));
  }

  @Command(
      description = "Sub- and client organizations of one.",
      footer = "  organization children acme")
  void children(@Mixin Target target, @Mixin Limit limit) {
    session
        .output()
        .list(limit.of(organizations().children(target.ref())), "id", "slug", "name", "kind");
  }

  @Command(description = "Industries to choose from.", footer = "  organization industries")
  void industries() {
    session.output().list(organizations().industryChoices(), "value", "label");
  }

  @Command(
      name = "switch",
      description = "Makes one the organization you work in: see organization me active.",
      footer = "  organization switch acme")
  void switchTo(@Mixin Target target) {
    session.output().done(organizations().switchTo(target.ref()));
  }

  @Command(
      description = "Changes what an organization pays for.",
      footer = "  organization plan acme PREMIUM")
  void plan(
      @Mixin Target target,
      @Parameters(index = "1", description = "${COMPLETION-CANDIDATES}.") Plan plan) {
    session.output().one(organizations().changePlan(target.ref(), plan));
  }

  @Command(
      description = "Sets its number of seats whatever the plan; for operators.",
      footer = {"  organization seats acme 250", "  organization seats acme"})
  void seats(
      @Mixin Target target,
      @Parameters(
              index = "1",
              arity = "0..1",
              description = "How many; as many as the plan has unless said.")
          Integer limit) {
    session.output().done(organizations().setSeatLimit(target.ref(), limit));
  }

  @Command(
      description = "Gives an organization a cache, or takes it away.",
      footer = {"  organization cache acme SMALL", "  organization cache acme"})
  void cache(
      @Mixin Target target,
      @Parameters(
              index = "1",
              arity = "0..1",
              description = "${COMPLETION-CANDIDATES}; none unless said.")
          PodType size) {
    session
        .output()
        .done(
            size == null
                ? organizations().destroyCache(target.ref())
                : organizations().applyCache(target.ref(), size));
  }

  @Override
  public void close() {
    session.close();
  }
}
