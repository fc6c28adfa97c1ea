package io.orgtrail.benchmarks.load;

import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.benchmarks.people.People;
import io.orgtrail.benchmarks.people.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * An organization as the load generator believes it to be, so that every command it gives must be
 * accepted. All its ids begin with that of the organization.
 */
final class SimulatedOrganization {
  private static final int MOST_MEMBERS = 60;
  private static final int MOST_TEAMS = 8;
  private static final int MOST_INVITED = 8;

  private record Offer(String id, Person invitee) {}

  private final String id;
  private final int number;
  private final People people;
  private final Random random;
  private final Person owner;
  private final Person admin;
  private final List<SimulatedMember> members = new ArrayList<>();
  private final Deque<Offer> offers = new ArrayDeque<>();
  private int teams;
  private int made;
  private int invited;

  SimulatedOrganization(String id, int number, People people, Random random) {
    this.id = id;
    this.number = number;
    this.people = people;
    this.random = random;
    this.owner = people.get(number);
    this.admin = people.get(number + 1);
  }

  /** What is given before anything else, in this order. */
  List<Order> opening() {
    return List.of(
        owner(create()),
        owner(new ChangePlan(id, Plan.PREMIUM)),
        owner(new AddMember(id, admin.userId(), admin.email(), admin.name(), "ADMIN", null)),
        admin(new CreateProject(id, "p0", "Project")),
        createTeam());
  }

  private CreateOrganization create() {
    return new CreateOrganization(
        id,
        id,
        null,
        "An organization of the benchmarks",
        null,
        null,
        "technology",
        null,
        null,
        null,
        null,
        null);
  }

  /** One more command that fits what was given before it. */
  Order next() {
    int dice = random.nextInt(100);
    if (members.size() < 3 || dice < 22) {
      return members.size() < MOST_MEMBERS ? addMember() : removeMember();
    }
    if (dice < 38) {
      return offers.size() < MOST_INVITED ? invite() : accept();
    }
    if (dice < 48) {
      return offers.isEmpty() ? invite() : accept();
    }
    if (dice < 60) {
      return changeRole();
    }
    if (dice < 72) {
      return joinTeam();
    }
    return dice < 86 ? less(dice) : other(dice);
  }

  private Order less(int dice) {
    if (dice < 76) {
      return leaveTeam();
    }
    if (dice < 79) {
      return offers.isEmpty() ? invite() : cancel();
    }
    return dice < 85 ? removeMember() : leave();
  }

  private Order other(int dice) {
    if (dice < 88) {
      return offers.isEmpty() ? invite() : resend();
    }
    if (dice < 90) {
      return teams < MOST_TEAMS ? createTeam() : joinTeam();
    }
    if (dice < 93) {
      return admin(new GrantProjectRole(id, "p0", any().userId, "MEMBER"));
    }
    return dice < 95 ? createTag() : update();
  }

  private Order addMember() {
    String userId = id + "-u" + made++;
    members.add(new SimulatedMember(userId, null));
    return admin(
        new AddMember(id, userId, userId + "@example.com", "Member of " + id, "MEMBER", null));
  }

  private Order removeMember() {
    return admin(new RemoveMember(id, members.remove(random.nextInt(members.size())).userId));
  }

  private Order changeRole() {
    SimulatedMember member = any();
    return admin(new ChangeMemberRole(id, member.userId, member.nextRole()));
  }

  /** The crowd is asked in turn; who was asked before is not asked again. */
  private Order invite() {
    if (invited + 2 >= people.size()) {
      return addMember();
    }
    Person invitee = people.get(number + 2 + invited++);
    Offer offer = new Offer(id + "-i" + made++, invitee);
    offers.add(offer);
    return admin(
        new InviteMember(id, invitee.email(), "MEMBER", null, null, null, null, false, offer.id()));
  }

  private Order accept() {
    Offer offer = offers.remove();
    members.add(new SimulatedMember(offer.invitee().userId(), offer.invitee()));
    return new Order(offer.invitee(), new AcceptInvitation(id, offer.id(), null));
  }

  private Order cancel() {
    return admin(new CancelInvitation(id, offers.remove().id()));
  }

  private Order resend() {
    return admin(new ResendInvitation(id, offers.element().id(), null));
  }

  private Order leave() {
    return members.stream()
        .filter(member -> member.person != null)
        .findFirst()
        .map(this::leave)
        .orElseGet(this::removeMember);
  }

  private Order leave(SimulatedMember member) {
    members.remove(member);
    return new Order(member.person, new LeaveOrganization(id));
  }

  private Order createTeam() {
    return admin(new CreateTeam(id, team(teams), "Team " + teams++, null, null, "#3B82F6"));
  }

  private Order joinTeam() {
    SimulatedMember member = any();
    int team = member.joinOneOf(teams);
    return team < 0
        ? changeRole()
        : admin(new AddTeamMember(id, team(team), member.userId, TeamRole.MEMBER));
  }

  private Order leaveTeam() {
    SimulatedMember member = any();
    int team = member.leaveOne();
    return team < 0 ? changeRole() : admin(new RemoveTeamMember(id, team(team), member.userId));
  }

  private Order createTag() {
    return admin(new CreateResourceTag(id, null, "tag " + made++, "3B82F6"));
  }

  private Order update() {
    return owner(
        new UpdateOrganization(
            id,
            Patch.absent(),
            Patch.absent(),
            Patch.to("Changed " + made++),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent()));
  }

  private SimulatedMember any() {
    return members.get(random.nextInt(members.size()));
  }

  private static String team(int number) {
    return "t" + number;
  }

  private Order owner(Command command) {
    return new Order(owner, command);
  }

  private Order admin(Command command) {
    return new Order(admin, command);
  }
}
