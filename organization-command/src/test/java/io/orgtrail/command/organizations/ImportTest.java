package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationImported;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.gateway.Scenario;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportTest {

  private static final Instant LONG_AGO = Instant.parse("2011-11-11T11:11:11Z");
  private static final Instant LATER = Instant.parse("2019-09-09T09:09:09Z");
  private static final ImportedMember OWNER =
      new ImportedMember("olga", "Olga@Acme.example", "Olga", null, "member", LONG_AGO);

  private static ImportOrganization importing(String id, String name) {
    return importing(id, name, "tenant-1", Kind.STANDARD, null);
  }

  private static ImportOrganization importing(
      String id, String name, String account, Kind kind, String parent) {
    return new ImportOrganization(
        id,
        account,
        name,
        null,
        "Cats",
        null,
        null,
        "ai-ml",
        null,
        null,
        null,
        kind,
        parent,
        Plan.PREMIUM,
        50,
        LONG_AGO,
        "Keycloak",
        OWNER);
  }

  private static ImportedMember member(String userId, String role) {
    return new ImportedMember(userId, userId + "@example.com", userId, role, null, LATER);
  }

  private static ImportMembers members(ImportedMember... members) {
    return new ImportMembers("acme", Arrays.asList(members));
  }

  private static MemberAdded added(String userId, String role) {
    return new MemberAdded(
        "acme",
        userId,
        EmailAddress.of(userId + "@example.com"),
        PersonName.of(userId),
        role,
        null,
        null,
        List.of(),
        List.of(),
        LATER);
  }

  private static List<String> codes(Scenario.Outcome outcome) {
    return ((List<?>) outcome.result().get("members"))
        .stream()
            .map(entry -> (Map<?, ?>) entry)
            .map(
                entry ->
                    entry.get("error") instanceof Rejection.Body error
                        ? error.code()
                        : (String) entry.get("status"))
            .toList();
  }

  @Test
  void bringsAnOrganizationInWithItsOwnerAndItsDates() {
    var outcome = new Scenario().when(operator(), importing("acme", " Acme "));

    outcome.thenEvents(
        new OrganizationCreated(
            "acme",
            "tenant-1",
            "acme",
            "Acme",
            new Profile("Cats", null, null, "ai-ml", null, null, Visibility.PRIVATE),
            Kind.STANDARD,
            null,
            Plan.PREMIUM),
        new OrganizationImported("acme", "Keycloak", LONG_AGO),
        new SeatLimitSet("acme", 50, null),
        new MemberAdded(
            "acme",
            "olga",
            EmailAddress.of("Olga@Acme.example"),
            PersonName.of("Olga"),
            "OWNER",
            "member",
            null,
            List.of(),
            List.of(),
            LONG_AGO));
    assertThat(outcome.result()).isEqualTo(Map.of("organizationId", "acme"));
    assertThat(outcome.version()).isEqualTo(4);
  }

  @Test
  void whoWasBroughtInMayDoWhatTheirRoleAllows() {
    new Scenario()
        .given(operator(), importing("acme", "Acme"))
        .when(user("olga", "member"), new DeleteOrganization("acme", "acme"))
        .thenEventTypes(OrganizationDeleted.class);
  }

  @Test
  void isForOperators() {
    new Scenario().when("alice", importing("acme", "Acme")).thenRejected(ErrorCode.FORBIDDEN);
    acme().when("alice", members(member("bob", null))).thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void rejectsWhatIsThereAlready() {
    acme().when(operator(), importing("acme", "Other")).thenRejected(ErrorCode.ORGANIZATION_EXISTS);
    acme()
        .when(operator(), importing("other", "ACME", "default", Kind.STANDARD, null))
        .thenRejected(ErrorCode.NAME_TAKEN);
    acme()
        .given(operator(), importing("other", "Acme"))
        .when(operator(), importing("o", "acme"))
        .thenRejected(ErrorCode.NAME_TAKEN);
  }

  @Test
  void findsItsParentInItsAccount() {
    acme()
        .when(operator(), importing("sub", "Sub", "tenant-1", Kind.SUB, "acme"))
        .thenRejected(ErrorCode.PARENT_NOT_FOUND);
    assertThat(
            acme().when(operator(), importing("sub", "Sub", "default", Kind.SUB, "acme")).events())
        .hasSize(4);
  }

  @Test
  void rejectsAnOwnerWhoseAccountRoleForbidsIt() {
    var annotator = new ImportedMember("ann", null, null, null, "annotator", LONG_AGO);
    var command =
        new ImportOrganization(
            "acme",
            null,
            "Acme",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            LONG_AGO,
            "Keycloak",
            annotator);
    new Scenario()
        .when(operator(), command)
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void bringsMembersIn() {
    var outcome = acme().when(operator(), members(member("bob", "ADMIN"), member("cleo", null)));

    outcome.thenEvents(added("bob", "ADMIN"), added("cleo", "MEMBER"));
    assertThat(codes(outcome)).containsExactly("ACCEPTED", "ACCEPTED");
  }

  @Test
  void aMemberWhoCannotBeBroughtInSpoilsNoOther() {
    var outcome =
        acme()
            .withMember("mia")
            .when(
                operator(),
                members(
                    member("mia", null),
                    member("bob", "KING"),
                    member("bob", null),
                    member("bob", null),
                    new ImportedMember("cleo", null, null, "ANNOTATOR", "staff", LATER),
                    member("dora", null)));

    assertThat(codes(outcome))
        .containsExactly(
            "ALREADY_MEMBER",
            "UNKNOWN_ROLE",
            "ACCEPTED",
            "ALREADY_MEMBER",
            "ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE",
            "ACCEPTED");
    outcome.thenEvents(added("bob", "MEMBER"), added("dora", "MEMBER"));
  }

  @Test
  void endsThePendingInvitationOfWhoIsBroughtIn() {
    acme()
        .withInvitation("bob", "inv-1")
        .when(operator(), members(member("bob", null)))
        .thenEvents(
            new InvitationCanceled("acme", "inv-1"),
            new SeatReleased("acme", "inv-1"),
            added("bob", "MEMBER"));
  }

  @Test
  void takesNoMoreThanThereAreSeats() {
    var many =
        IntStream.range(0, 12)
            .mapToObj(number -> member("user-" + number, null))
            .toArray(ImportedMember[]::new);

    var outcome = acme().when(operator(), members(many));

    assertThat(codes(outcome).subList(0, 9)).containsOnly("ACCEPTED");
    assertThat(codes(outcome).subList(9, 12)).containsOnly("SEAT_LIMIT_REACHED");
  }

  @Test
  void needsAnOrganization() {
    new Scenario()
        .given("alice", create("other", "Other"))
        .when(operator(), members(member("bob", null)))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }
}
