package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.organizations.SeatLimits;
import java.util.List;

/** Keeps account of an organization by its events alone, and knows what must never happen. */
final class Ledger {

  private final RolesPage roles = new RolesPage();
  private final MembersPage members = new MembersPage(roles);
  private final TeamsPage teams = new TeamsPage(members);
  private final ProjectsPage projects = new ProjectsPage(members, roles);
  private final SeatsPage seats;
  private final List<LedgerPage> pages;
  private final Powers powers;
  private boolean deleted;
  private long version;

  Ledger(SeatLimits limits) {
    seats = new SeatsPage(limits, members, roles);
    pages =
        List.of(roles, members, teams, projects, seats, new ResourcesPage(), new WebhooksPage());
    powers = new Powers(members, roles, teams, projects, seats);
  }

  /** Enters what one command of the caller did. */
  void enter(Caller caller, List<Object> events) {
    var held = powers.of(caller);
    for (var event : events) {
      assertThat(deleted)
          .as("deleted before %s", event)
          .isEqualTo(event instanceof OrganizationRestored);
      powers.require(caller, held, event);
      enter(event);
    }
    seats.requireBalanced();
  }

  long version() {
    return version;
  }

  private void enter(Object event) {
    version += SeatsPage.isOfTheInvitation(event) ? 0 : 1;
    deleted = event instanceof OrganizationDeleted;
    pages.forEach(page -> page.enter(event));
    if (!(event instanceof OrganizationCreated)) {
      pages.forEach(LedgerPage::check);
    }
  }
}
