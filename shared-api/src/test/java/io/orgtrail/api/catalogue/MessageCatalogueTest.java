package io.orgtrail.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Allowed;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.ServiceCommand;
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
            "AddMember",
            "ApproveJoinRequest",
            "CancelInvitation",
            "ChangeMemberRole",
            "ChangePlan",
            "CreateOrganization",
            "DeclineInvitation",
            "DeleteOrganization",
            "InviteMember",
            "InviteMembers",
            "LeaveOrganization",
            "RejectJoinRequest",
            "RemoveMember",
            "RequestToJoin",
            "ResendInvitation",
            "SetSeatLimit",
            "SwitchActiveOrganization",
            "TransferOwnership",
            "UpdateOrganization",
            "WithdrawJoinRequest");
  }

  @Test
  void keepsTheServicesOwnCommandsFromCallers() {
    assertThat(MessageCatalogue.allCommands()).containsValue(ExpireInvitation.class);
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
  void everyCommandIsRoutedByItsFirstFieldOrganizationId(Class<? extends Command> command) {
    var first = command.getRecordComponents()[0];

    assertThat(first.getName()).isEqualTo("organizationId");
    assertThat(first.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHolderNeedsAPermission_andNobodyElseDoes(Class<? extends Command> command) {
    var allowed = command.getAnnotation(Allowed.class);
    if (allowed != null) {
      assertThat(allowed.permission().length > 0).isEqualTo(allowed.value() == Allowed.Who.HOLDER);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsARecordWithARevision(Class<? extends Event> event) {
    assertThat(event.isRecord()).isTrue();
    assertThat(event.getAnnotation(Revision.class).value()).matches("[1-9][0-9]*");
    assertThat(names(event)).startsWith("organizationId").doesNotContain("target");
  }

  private static List<String> names(Class<?> message) {
    return Arrays.stream(message.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
