package io.orgtrail.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ConcernsProject;
import io.orgtrail.api.messages.ConcernsTeam;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.GivesUp;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.people.PersonCommand;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.api.webhooks.WebhookCommand.MarkWebhookFailing;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCatalogueTest {

  static Stream<Class<? extends Command>> commands() {
    return MessageCatalogue.allCommands().values().stream();
  }

  static Stream<Class<? extends Event>> events() {
    return MessageCatalogue.events().values().stream();
  }

  @Test
  void offersTheCommandsOfTheDomainByName() {
    assertThat(MessageCatalogue.commands().keySet())
        .containsExactly(
            "AcceptInvitation",
            "AddIntegration",
            "AddMember",
            "AddTeamMember",
            "ApplyCache",
            "ApproveJoinRequest",
            "AssignPayer",
            "CancelInvitation",
            "ChangeMemberRole",
            "ChangePlan",
            "ChangeTeamMemberRole",
            "CreateOrganization",
            "CreateProject",
            "CreateResourceTag",
            "CreateTeam",
            "DeclineInvitation",
            "DefineRole",
            "DeleteOrganization",
            "DeleteProject",
            "DeleteResourceTag",
            "DeleteRole",
            "DeleteTeam",
            "DeleteWebhook",
            "DestroyCache",
            "ForgetPerson",
            "GrantProjectRole",
            "ImportMembers",
            "ImportOrganization",
            "InviteMember",
            "InviteMembers",
            "LeaveOrganization",
            "RedeliverWebhooks",
            "RegisterWebhook",
            "ReinstateMember",
            "RejectJoinRequest",
            "RemoveIntegration",
            "RemoveMember",
            "RemoveTeamMember",
            "RenameProject",
            "ReportProjectUsage",
            "RequestToJoin",
            "ResendInvitation",
            "RestoreOrganization",
            "RevokeProjectRole",
            "RotateWebhookSecret",
            "SetDefaultIntegration",
            "SetIntegrationAvailability",
            "SetSeatLimit",
            "SwitchActiveOrganization",
            "TransferOwnership",
            "UpdateOrganization",
            "UpdateResourceTag",
            "UpdateTeam",
            "UpdateWebhook",
            "WithdrawJoinRequest");
  }

  @Test
  void keepsTheServicesOwnCommandsFromCallers() {
    assertThat(MessageCatalogue.allCommands())
        .containsValue(ExpireInvitation.class)
        .containsValue(MarkWebhookFailing.class);
    assertThat(MessageCatalogue.commands().values())
        .noneMatch(ServiceCommand.class::isAssignableFrom);
  }

  @Test
  void findsEventsByTheirStoredName() {
    assertThat(MessageCatalogue.event("UserRemoved")).contains(UserRemoved.class);
    assertThat(MessageCatalogue.event("NoSuchEvent")).isEmpty();
  }

  /** Maps by name would hide a name that two messages share. */
  @Test
  void givesEveryMessageANameOfItsOwn() {
    var names =
        Stream.concat(commands(), events())
            .map(Class::getDeclaringClass)
            .distinct()
            .flatMap(feature -> Arrays.stream(feature.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names)
        .hasSize(MessageCatalogue.allCommands().size() + MessageCatalogue.events().size());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsARecordThatSaysWhoMayGiveIt(Class<? extends Command> command) {
    assertThat(command.isRecord()).isTrue();
    assertThat(command.isAnnotationPresent(Allowed.class))
        .isNotEqualTo(ServiceCommand.class.isAssignableFrom(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsRoutedByItsFirstFieldOrganizationId_butThoseAboutPeople(
      Class<? extends Command> command) {
    if (isA(PersonCommand.class, command)) {
      assertThat(names(command)).doesNotContain("organizationId");
      return;
    }
    var first = command.getRecordComponents()[0];

    assertThat(first.getName()).isEqualTo("organizationId");
    assertThat(first.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHolderNeedsAPermission(Class<? extends Command> command) {
    var allowed = command.getAnnotation(Allowed.class);
    if (allowed != null && allowed.value() != Who.PROJECT_OWNER) {
      assertThat(allowed.permission().length > 0)
          .isEqualTo(allowed.value() == Who.HOLDER || allowed.value() == Who.TEAM_LEAD);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatLeadsOfATeamMayDo_namesTheTeam(Class<? extends Command> command) {
    assertThat(mayBeGivenBy(Who.TEAM_LEAD, command)).isEqualTo(isA(ConcernsTeam.class, command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatOwnersOfAProjectMayDo_namesTheProject(Class<? extends Command> command) {
    if (mayBeGivenBy(Who.PROJECT_OWNER, command)) {
      assertThat(command).isAssignableTo(ConcernsProject.class);
    }
  }

  @Test
  void letsMembersGiveUpTheirRolesInTeamsAndProjects() {
    assertThat(commands().filter(command -> isA(GivesUp.class, command)))
        .containsExactlyInAnyOrder(RemoveTeamMember.class, RevokeProjectRole.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsARecordWithARevision(Class<? extends Event> event) {
    assertThat(event.isRecord()).isTrue();
    assertThat(event.getAnnotation(Revision.class).value()).matches("[1-9][0-9]*");
    assertThat(names(event)).startsWith("organizationId").doesNotContain("target");
  }

  private static boolean mayBeGivenBy(Who who, Class<? extends Command> command) {
    var allowed = command.getAnnotation(Allowed.class);
    return allowed != null && allowed.value() == who;
  }

  private static boolean isA(Class<?> kind, Class<? extends Command> command) {
    return kind.isAssignableFrom(command);
  }

  private static List<String> names(Class<?> message) {
    return Arrays.stream(message.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
