package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.roles.Role;
import io.orgtrail.client.OrganizationClientBuilder;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.invitations.NewInvitation;
import io.orgtrail.standalone.ClientRun.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What developers know from other services' clients, in this one's words. The documentation of the
 * client shows these lines.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ClientExamplesIT {

  @TempDir static Path directory;

  private static ClientRun run;

  @BeforeAll
  static void start() throws Exception {
    run = ClientRun.start(directory);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  /** The same but for the ports, which a standalone run has unless it is told others. */
  @Test
  void first() {
    class OrganizationClient {
      static OrganizationClientBuilder builder() {
        return run.builder(Way.KAFKA);
      }
    }

    var token = run.token("zoe");
    try (var client = OrganizationClient.builder().token(token).build()) {
      var acme = client.organizations().create("Acme Corporation");
      client.invitations(acme.id()).create("bob@example.com", "ADMIN");
    }
  }

  @ParameterizedTest
  @EnumSource
  void organizations(Way way) {
    try (var client = run.client(way, "ada-" + way)) {
      var name = way + " Corporation";
      var email = "hello@acme.com";
      var acme =
          client
              .organizations()
              .create(
                  name,
                  it ->
                      it.description("Leading AI solutions provider")
                          .website("https://acme.com")
                          .industry("technology")
                          .email(email)
                          .phone("+1-555-0100")
                          .visibility(Visibility.PUBLIC));
      assertThat(acme.slug()).isEqualTo(way.name().toLowerCase(Locale.ROOT) + "-corporation");

      var slug = acme.slug();
      assertThat(client.organizations().get(slug)).isEqualTo(acme);
      assertThat(client.organizations().get(name).id()).isEqualTo(acme.id());

      var updated =
          client
              .organizations()
              .update(
                  slug,
                  it ->
                      it.name(name + " Inc.").description("Updated description").industry("ai-ml"));
      assertThat(updated.industry()).isEqualTo("ai-ml");
      assertThat(updated.website()).isEqualTo("https://acme.com");

      var page = client.organizations().list("corporation").limit(10).page();
      assertThat(page.data()).contains(updated);
      var names = new ArrayList<String>();
      for (var organization : client.organizations().list()) {
        names.add(organization.name());
      }
      assertThat(names).contains(updated.name());

      var choices = client.organizations().industryChoices();
      assertThat(choices).anyMatch(choice -> choice.value().equals("technology"));

      client.organizations().delete(slug);
      assertThatThrownBy(() -> client.organizations().get(acme.id()))
          .isInstanceOfSatisfying(
              RequestRejectedException.class,
              e -> assertThat(e.is(ErrorCode.ORGANIZATION_DELETED)).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void members(Way way) {
    try (var client = run.client(way, "ben-" + way)) {
      var acme = client.organizations().create("Members of " + way).slug();
      client.members(acme).add("user_xyz789", it -> it.name("John Doe").role(Role.ADMIN));
      client.members(acme).addByEmail("user@domain.com", Role.MEMBER);

      var page = client.members(acme).find("john", Role.ADMIN).limit(10).page();
      assertThat(page.data()).extracting("userId").containsExactly("user_xyz789");
      assertThat(client.members(acme).withRole(Role.MEMBER).stream().map(it -> it.userId()))
          .containsExactly("user@domain.com");

      client.members(acme).changeRole("user_xyz789", Role.MEMBER);
      client.members(acme).remove("user@domain.com");
      client.members(acme).transferOwnership("user_xyz789");
      client.members(acme).leave();

      var owner = client.as(() -> run.token("user_xyz789"));
      assertThat(owner.members(acme).list()).extracting("role").containsExactly(Role.OWNER);
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountsRoles(Way way) {
    try (var client = run.client(way, "cleo-" + way)) {
      var acme = client.organizations().create("Roles of " + way).id();
      var membership =
          client.members(acme).add("ann", it -> it.role(Role.ANNOTATOR).accountRole("annotator"));
      assertThat(membership.role()).isEqualTo(Role.ANNOTATOR);
      assertThatThrownBy(
              () ->
                  client
                      .members(acme)
                      .add("ann", it -> it.role(Role.ADMIN).accountRole("annotator")))
          .isInstanceOfSatisfying(
              RequestRejectedException.class,
              e ->
                  assertThat(e.code())
                      .isEqualTo(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE.name()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void invitations(Way way) {
    try (var client = run.client(way, "dan-" + way)) {
      var acme = client.organizations().create("Invitations of " + way).slug();
      var roles = client.roles(acme).list().toList();
      assertThat(roles).anyMatch(role -> role.name().equals("LABELER"));
      var project = client.projects(acme).create("Images");
      var team = client.teams(acme).create("Reviewers");

      var invitation = client.invitations(acme).create("lea@example.com", "LABELER");
      client
          .invitations(acme)
          .create("pia@example.com", it -> it.projectRole(project.id(), "LABELER"));
      client.invitations(acme).create("tom@example.com", it -> it.teamRole(team.id(), "MEMBER"));

      var emails = List.of("one@example.com", "two@example.com", "not an address");
      var outcomes =
          client
              .invitations(acme)
              .createAll(
                  emails.stream()
                      .map(email -> NewInvitation.to(email).projectRole(project.id(), "LABELER"))
                      .toList());
      assertThat(outcomes).extracting("email").containsExactlyElementsOf(emails);
      assertThat(outcomes.get(2).error().code()).isEqualTo(ErrorCode.INVALID_EMAIL.name());

      assertThat(client.invitations(acme).list()).hasSize(5);
      assertThat(client.invitations(acme).ofProject(project.id())).hasSize(3);

      client.invitations(acme).resend(invitation.id());
      var invite =
          client.invitations(acme).list().stream()
              .filter(it -> it.email().equals("lea@example.com"))
              .findFirst()
              .orElseThrow();
      assertThat(invite.issue()).isEqualTo(2);
      client.invitations(acme).cancel(invite.id());

      var limit = client.invitations(acme).limit();
      assertThat(limit.used()).isEqualTo(5);
      assertThat(limit.remaining()).isEqualTo(limit.limit() - limit.used());

      var one = client.as(() -> run.token("one"));
      var mine = one.me().invitations().stream().findFirst().orElseThrow();
      one.invitations(mine.invitation().organizationId()).accept(mine.invitation().id());
      assertThat(client.projects(acme).members(project.id()))
          .anyMatch(member -> member.userId().equals("one"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void teams(Way way) {
    try (var client = run.client(way, "eve-" + way)) {
      var acme = client.organizations().create("Teams of " + way).slug();
      client.members(acme).add("user_xyz789");
      var team =
          client
              .teams(acme)
              .create("Engineering", it -> it.description("Engineering team").color("#3B82F6"));
      assertThat(team.slug()).isEqualTo("engineering");

      client.teams(acme).addMember("engineering", "user_xyz789", "MEMBER");
      client.teams(acme).changeMemberRole("engineering", "user_xyz789", "LEAD");
      assertThat(client.teams(acme).members("engineering"))
          .extracting("role")
          .containsExactly("LEAD");
      client.teams(acme).removeMember("engineering", "user_xyz789");

      client.teams(acme).update("engineering", it -> it.name("Platform Engineering"));
      assertThat(client.teams(acme).get("engineering").name()).isEqualTo("Platform Engineering");
      assertThat(client.teams(acme).list()).hasSize(1);
      client.teams(acme).delete("engineering");
      assertThat(client.teams(acme).list()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAnOrganizationHas(Way way) {
    try (var client = run.client(way, "finn-" + way)) {
      var acme = client.organizations().create("Things of " + way).slug();
      client.organizations().switchTo(acme);
      var organization = client.me().activeOrganization().orElseThrow();
      assertThat(organization.slug()).isEqualTo(acme);

      var arn = Map.<String, Object>of("roleArn", "arn:aws:iam::123456789012:role/acme");
      var integrationId = client.integrations(acme).add("AWS", IntegrationKind.IAM, "aws", arn);
      assertThat(client.integrations(acme).getDefault(IntegrationKind.IAM)).isEmpty();
      client.integrations(acme).setDefault(integrationId);
      var defaultIam = client.integrations(acme).getDefault(IntegrationKind.IAM).orElseThrow();
      assertThat(defaultIam.settings()).isEqualTo(arn);
      assertThat(client.integrations(acme).find(IntegrationKind.IAM, true)).hasSize(1);

      client.resourceTags(acme).create("new-tag-name", "ffffff");
      var texts = new ArrayList<String>();
      for (var tag : client.resourceTags(acme).list()) {
        texts.add(tag.text());
      }
      assertThat(texts).containsExactly("new-tag-name");

      var webhook = client.webhooks(acme).register("https://example.com/hook", "MemberAdded");
      assertThat(webhook.secret()).startsWith("whsec_");
      assertThat(client.webhooks(acme).list())
          .extracting("id")
          .containsExactly(webhook.webhookId());

      var project = client.projects(acme).create("Images");
      client.projects(acme).rename(project.id(), "Pictures");
      assertThat(client.projects(acme).list()).extracting("name").containsExactly("Pictures");
      assertThat(client.organizations().overview(acme).projects()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void people(Way way) throws IOException {
    try (var client = run.client(way, "hal-" + way);
        var operator = run.operator(way)) {
      var acme = client.organizations().create("People of " + way).id();
      client.members(acme).add("user_abc123", it -> it.name("Jane Doe"));
      client.invitations(acme).create("lea@example.com", Role.MEMBER);

      assertThatThrownBy(() -> client.people().forgetUser("user_abc123"))
          .isInstanceOfSatisfying(
              RequestRejectedException.class, e -> assertThat(e.is(ErrorCode.FORBIDDEN)).isTrue());
      var forgotten = operator.people().forgetUser("user_abc123");
      assertThat(forgotten.organizations()).isEqualTo(1);
      assertThat(operator.members(acme).get("user_abc123").name()).isEqualTo("erased");
      var invited = operator.people().forgetEmail("lea@example.com");
      assertThat(invited.position()).isGreaterThan(forgotten.position());
      assertThat(operator.invitations(acme).list()).extracting("email").containsExactly("erased");
    }
  }

  @ParameterizedTest
  @EnumSource
  void accounts(Way way) {
    try (var client = run.client(way, "gus-" + way)) {
      var provider = client.organizations().create("Provider " + way);
      var sub =
          client.organizations().create("Branch " + way, it -> it.subOrganizationOf(provider.id()));
      assertThat(client.organizations().children(provider.slug()))
          .extracting("id")
          .containsExactly(sub.id());

      client.organizations().changePlan(provider.slug(), Plan.PREMIUM);
      client.organizations().applyCache(provider.slug(), PodType.SMALL);
      client.organizations().destroyCache(provider.slug());

      var project = client.projects(sub.id()).create("Labels");
      var paid = client.projects(sub.id()).assignPayer(project.id(), provider.id());
      assertThat(paid.payerOrganizationId()).isEqualTo(provider.id());

      Stream.of(provider, sub).forEach(it -> assertThat(client.teams(it.slug()).list()).isEmpty());
    }
  }
}
