package io.orgtrail.client.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came of an organization's events, as commands that make it again. */
class OrganizationHistoryTest {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final OrganizationHistory history = new OrganizationHistory("acme");
  private int events;

  /** Adds an event that happened a minute after the one before. */
  private OrganizationHistoryTest event(String type, String fields) {
    var known = MessageCatalogue.event(type).orElseThrow();
    var json = "{\"organizationId\":\"acme\"," + fields.replace('\'', '"') + "}";
    Event event = Json.mapper().readValue(json, known);
    history.add(event, FIRST.plusSeconds(60L * events));
    events++;
    return this;
  }

  private OrganizationHistoryTest founded() {
    return event(
            "OrganizationCreated",
            """
            'account':'default','slug':'acme','name':'Acme','kind':'STANDARD','plan':'FREEMIUM',
            'profile':{'visibility':'PRIVATE','email':'us@example.com'}""")
        .added("alice", "OWNER");
  }

  private OrganizationHistoryTest added(String userId, String role) {
    return event("MemberAdded", "'userId':'%s','role':'%s'".formatted(userId, role));
  }

  private List<String> commands() {
    return history
        .commands("here", NOW, false)
        .map(command -> command.getClass().getSimpleName() + " " + shown(command))
        .toList();
  }

  /** Its fields but the organization, without those that say nothing. */
  private static String shown(Object command) {
    return Json.mapper()
        .writeValueAsString(command)
        .replaceAll("\"organizationId\":\"acme\",?", "")
        .replaceAll("\"\\w+\":null,?", "")
        .replace(",}", "}")
        .replace('"', '\'');
  }

  @Test
  void knowsWhatToDoForEachTypeOfEvent() {
    assertThat(history.types()).isEqualTo(new LinkedHashSet<>(MessageCatalogue.events().values()));
  }

  @Test
  void isFoundedAsItIsNow_sinceItWasFoundedThen() {
    founded()
        .event("OrganizationRenamed", "'name':'Acme 2','previousName':'Acme'")
        .event("OrganizationSlugChanged", "'slug':'acme2','previousSlug':'acme'")
        .event("PlanChanged", "'plan':'PREMIUM','previousPlan':'FREEMIUM'")
        .event("SeatLimitSet", "'limit':40")
        .event(
            "OrganizationProfileChanged",
            """
            'profile':{'visibility':'PUBLIC','email':'erased','phone':'1'},
            'previousProfile':{'visibility':'PRIVATE'}""")
        .event("CacheApplied", "'podType':'SMALL'");
    assertThat(commands())
        .containsExactly(
            "ImportOrganization {'account':'default','name':'Acme 2','slug':'acme2','phone':'1',"
                + "'visibility':'PUBLIC','kind':'STANDARD','plan':'PREMIUM','seatLimit':40,"
                + "'createdAt':'2026-01-01T00:00:00Z','source':'here','owner':{'userId':'alice',"
                + "'role':'OWNER','joinedAt':'2026-01-01T00:01:00Z'}}",
            "ApplyCache {'podType':'SMALL'}");
    event("CacheDestroyed", "'previousPodType':'SMALL'");
    assertThat(commands()).hasSize(1);
  }

  @Test
  void keepsTheDatesOfAnImportBefore() {
    event(
            "OrganizationCreated",
            """
            'account':'default','slug':'acme','name':'Acme','kind':'STANDARD','plan':'FREEMIUM',
            'profile':{'visibility':'PRIVATE'}""")
        .event("OrganizationImported", "'source':'there','createdAt':'2019-01-01T00:00:00Z'")
        .event("MemberAdded", "'userId':'alice','role':'OWNER','joinedAt':'2020-01-01T00:00:00Z'");
    assertThat(commands())
        .singleElement()
        .asString()
        .contains("'createdAt':'2019-01-01T00:00:00Z'", "'joinedAt':'2020-01-01T00:00:00Z'");
  }

  @Test
  void hasTheMembersWhoAreLeft_withTheRolesTheyHaveNow() {
    founded()
        .event(
            "MemberAdded",
            "'userId':'bob','email':'Bob@Example.com','name':'Bob','role':'ADMIN','accountRole':'x'")
        .added("carol", "MEMBER")
        .added("dave", "MEMBER")
        .added("erin", "MEMBER")
        .event("MemberRoleChanged", "'userId':'carol','role':'NONE','previousRole':'MEMBER'")
        .event("UserRemoved", "'userId':'dave','previousRole':'MEMBER'")
        .event("MemberLeft", "'userId':'erin','previousRole':'MEMBER'")
        .event("MemberReinstated", "'userId':'erin','role':'READ_ONLY','previousRole':'MEMBER'")
        .event(
            "OwnershipTransferred",
            "'previousOwnerUserId':'alice','newOwnerUserId':'bob','previousRole':'ADMIN'");
    var commands = commands();
    assertThat(commands.get(0)).contains("'owner':{'userId':'bob','email':'Bob@Example.com'");
    assertThat(commands.subList(1, commands.size()))
        .containsExactly(
            "ImportMembers {'members':[{'userId':'alice','role':'ADMIN',"
                + "'joinedAt':'2026-01-01T00:01:00Z'}]}",
            "ImportMembers {'members':[{'userId':'carol','role':'NONE',"
                + "'joinedAt':'2026-01-01T00:03:00Z'}]}",
            "ImportMembers {'members':[{'userId':'erin','role':'READ_ONLY',"
                + "'joinedAt':'2026-01-01T00:09:00Z'}]}");
  }

  @Test
  void tellsNothingOfWhoIsForgotten() {
    founded()
        .event("MemberAdded", "'userId':'bob','email':'erased','name':'erased','role':'MEMBER'")
        .event("MemberInvited", offer("i1", "erased", "'issue':1", "2026-02-05T00:00:00Z"))
        .event("PersonForgotten", "'userIds':['bob'],'invitationIds':['i1'],'contact':false");
    assertThat(commands().subList(1, 2))
        .containsExactly(
            "ImportMembers {'members':[{'userId':'bob','role':'MEMBER',"
                + "'joinedAt':'2026-01-01T00:02:00Z'}]}");
    assertThat(commands()).hasSize(2);
  }

  private static String offer(String id, String email, String more, String until) {
    return ("'invitationId':'%s','email':'%s','role':'NONE','organizationName':'Acme',"
            + "'invitedBy':'alice','expiresAt':'%s','notify':true,%s")
        .formatted(id, email, until, more);
  }

  @Test
  void makesInvitationsAnewThatAreGoodStill() {
    founded()
        .event("TeamCreated", "'teamId':'red','name':'Red','slug':'red'")
        .event(
            "MemberInvited",
            offer(
                "i1",
                "X@example.com",
                """
                'issue':1,'message':'Hi','projectRoles':[{'projectId':'gone','role':'MEMBER'}],
                'teamRoles':[{'teamId':'red','role':'LEAD'}]""",
                "2026-01-08T00:00:00Z"))
        .event(
            "InvitationResent", offer("i1", "X@example.com", "'issue':2", "2026-02-03T00:00:01Z"))
        .event(
            "MemberInvited", offer("i2", "over@example.com", "'issue':1", "2026-02-01T00:00:00Z"))
        .event("MemberInvited", offer("i3", "a@example.com", "'issue':1", "2026-02-05T00:00:00Z"))
        .event("InvitationAccepted", "'invitationId':'i3','userId':'a'")
        .event("MemberInvited", offer("i4", "b@example.com", "'issue':1", "2026-02-05T00:00:00Z"))
        .event("InvitationDeclined", "'invitationId':'i4','userId':'b'")
        .event("MemberInvited", offer("i5", "c@example.com", "'issue':1", "2026-02-05T00:00:00Z"))
        .event("InvitationCanceled", "'invitationId':'i5'")
        .event("MemberInvited", offer("i6", "d@example.com", "'issue':1", "2026-02-05T00:00:00Z"))
        .event("InvitationExpired", "'invitationId':'i6'");
    assertThat(commands().subList(2, commands().size()))
        .containsExactly(
            "InviteMembers {'invitations':[{'email':'X@example.com','role':'NONE',"
                + "'projectRoles':[],'teamRoles':[{'teamId':'red','role':'LEAD'}],"
                + "'expiresInDays':3,'message':'Hi','notify':false,'invitationId':'i1'}]}");
  }

  @Test
  void hasWhatItOwns_andWhoHasWhichRoleInIt() {
    founded()
        .added("bob", "AUDITOR")
        .event("RoleDefined", "'role':'AUDITOR','permissions':['audit:read']")
        .event("RoleDefined", "'role':'OLD','permissions':['audit:read']")
        .event("RoleDeleted", "'role':'OLD','permissions':['audit:read']")
        .event("TeamCreated", "'teamId':'red','name':'Red','slug':'red'")
        .event(
            "TeamUpdated",
            "'teamId':'red','name':'Reds','slug':'red','color':'#ff0000','previous':{'name':'Red'}")
        .event("TeamMemberAdded", "'teamId':'red','userId':'bob','role':'MEMBER'")
        .event(
            "TeamMemberRoleChanged",
            "'teamId':'red','userId':'bob','role':'LEAD','previousRole':'MEMBER'")
        .event("TeamCreated", "'teamId':'blue','name':'Blue','slug':'blue'")
        .event("TeamMemberAdded", "'teamId':'blue','userId':'bob','role':'MEMBER'")
        .event("TeamDeleted", "'teamId':'blue','name':'Blue','slug':'blue'")
        .event("ProjectCreated", "'projectId':'p','name':'P','ownerUserId':'alice'")
        .event("ProjectRenamed", "'projectId':'p','name':'Q','previousName':'P'")
        .event("ProjectRoleGranted", "'projectId':'p','userId':'bob','role':'MEMBER'")
        .event("ProjectUsageReported", "'projectId':'p','datasets':1,'tasks':2")
        .event("PayerAssigned", "'projectId':'p','payerOrganizationId':'globex'")
        .event("ProjectCreated", "'projectId':'gone','name':'Gone','ownerUserId':'alice'")
        .event("ProjectDeleted", "'projectId':'gone','name':'Gone'")
        .event("ResourceTagCreated", "'tagId':'t','text':'Text','color':'aabbcc'")
        .event("ResourceTagUpdated", "'tagId':'t','text':'Other','color':'aabbcc'")
        .event("IntegrationAdded", "'integrationId':'a','name':'A','kind':'IAM','provider':'aws'")
        .event("IntegrationAdded", "'integrationId':'b','name':'B','kind':'IAM','provider':'aws'")
        .event("DefaultIntegrationSet", "'integrationId':'a','kind':'IAM'")
        .event("IntegrationAvailabilitySet", "'integrationId':'a','available':false")
        .event("IntegrationRemoved", "'integrationId':'b','name':'B','kind':'IAM'")
        .event(
            "WebhookRegistered",
            "'webhookId':'w','url':'https://one.example.com','enabled':true,'rotation':1")
        .event("JoinRequested", "'userId':'eve'");
    assertThat(commands())
        .filteredOn(command -> !command.startsWith("Import"))
        .containsExactly(
            "DefineRole {'role':'AUDITOR','permissions':['audit:read']}",
            "CreateTeam {'teamId':'red','name':'Reds','slug':'red','color':'#ff0000'}",
            "AddTeamMember {'teamId':'red','userId':'bob','role':'LEAD'}",
            "CreateProject {'projectId':'p','name':'Q'}",
            "GrantProjectRole {'projectId':'p','userId':'alice','role':'OWNER'}",
            "GrantProjectRole {'projectId':'p','userId':'bob','role':'MEMBER'}",
            "AssignPayer {'projectId':'p','payerOrganizationId':'globex'}",
            "ReportProjectUsage {'projectId':'p','datasets':1,'tasks':2}",
            "CreateResourceTag {'tagId':'t','text':'Other','color':'aabbcc'}",
            "AddIntegration {'integrationId':'a','name':'A','kind':'IAM','provider':'aws',"
                + "'settings':{}}",
            "SetDefaultIntegration {'integrationId':'a'}",
            "SetIntegrationAvailability {'integrationId':'a','available':false}",
            "RegisterWebhook {'webhookId':'w','url':'https://one.example.com',"
                + "'eventTypes':[],'enabled':false}");
    assertThat(history.notes()).hasSize(2).allMatch(note -> note.startsWith("acme: "));

    event("UserRemoved", "'userId':'bob','previousRole':'AUDITOR'");
    assertThat(commands()).noneMatch(command -> command.contains("'userId':'bob'"));
  }

  @Test
  void isOverOnceItIsDeleted_untilItIsRestored() {
    founded()
        .event("MemberInvited", offer("i1", "x@example.com", "'issue':1", "2026-02-05T00:00:00Z"))
        .event("OrganizationDeleted", "'slug':'acme','name':'Acme'");
    assertThat(history.isDeleted()).isTrue();
    assertThat(history.notes()).containsExactly("acme: it was deleted, so nothing of it comes");
    event(
        "OrganizationRestored",
        "'slug':'acme2','name':'Acme','previousSlug':'acme','previousName':'Acme'");
    assertThat(history.isDeleted()).isFalse();
    assertThat(commands()).singleElement().asString().contains("'slug':'acme2'");
  }
}
