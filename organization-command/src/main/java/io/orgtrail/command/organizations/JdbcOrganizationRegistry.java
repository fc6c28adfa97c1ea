package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.command.eventstore.CommandSavepoint;
import io.orgtrail.command.organizations.Reservations.Handle;
import io.orgtrail.command.organizations.Reservations.Name;
import io.orgtrail.command.slugs.Slugs;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry as tables of the schema {@code command}, in the transaction of the command. */
public class JdbcOrganizationRegistry implements OrganizationRegistry {

  /** Of the second organization whose name suggests the same slug. */
  private static final int FIRST_NUMBER = 2;

  private static final int LOOK_FURTHER = 8;

  private final JdbcClient jdbc;
  private final Reservations reservations;
  private final CommandSavepoint savepoint;
  private final OrganizationAdmins admins;

  public JdbcOrganizationRegistry(
      JdbcTemplate jdbc, CommandSavepoint savepoint, OrganizationAdmins admins) {
    this.jdbc = JdbcClient.create(jdbc);
    this.reservations = new Reservations(jdbc);
    this.savepoint = savepoint;
    this.admins = admins;
  }

  /**
   * Asks together, with other statements, for what commands of a batch are about to take.
   *
   * @param founded the organizations that they make
   */
  public void expect(Collection<Founded> founded, RoundTrip questions) {
    reservations.ask(
        founded.stream()
            .flatMap(each -> Stream.of(each.organizationId(), wantedSlug(each.slug(), each.name())))
            .map(Handle::new)
            .distinct()
            .toList(),
        founded.stream()
            .map(each -> new Name(each.account(), key(each.name())))
            .distinct()
            .toList(),
        questions);
  }

  /** Writes what commands of the batch took and that is not written yet. */
  public void flush() {
    reservations.flush();
  }

  /** The tables, as commands before the present one left them. */
  private JdbcClient tables() {
    reservations.flushEarlier();
    return jdbc;
  }

  /** The tables, for rows that are taken back with the present command. */
  private JdbcClient tablesToWrite() {
    reservations.flushEarlier();
    savepoint.beforeWriting();
    reservations.flush();
    return jdbc;
  }

  @Override
  public boolean reserveId(String organizationId) {
    return takeHandle(organizationId, organizationId);
  }

  @Override
  public boolean isDeleted(String organizationId) {
    return tables()
        .sql("SELECT deleted FROM command.organization_registry WHERE organization_id = ?")
        .param(organizationId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  @Override
  public void add(String organizationId, String account, String parentOrganizationId, String name) {
    takeName(account, organizationId, name);
    reservations.enter(organizationId, account, parentOrganizationId);
  }

  @Override
  public String reserveSlug(String organizationId, String given, String name) {
    if (given != null) {
      takeSlug(organizationId, given);
      return given;
    }
    var wanted = wantedSlug(null, name);
    var taken = new HashSet<String>();
    var looked = FIRST_NUMBER;
    while (true) {
      var slug = Slugs.firstFree(wanted, taken);
      if (slug.equals(organizationId) || takeHandle(slug, organizationId)) {
        return slug;
      }
      taken.add(slug);
      var more = looked * LOOK_FURTHER;
      taken.addAll(takenOf(Slugs.numbered(wanted, looked, more)));
      looked += more;
    }
  }

  @Override
  public void rename(String account, String organizationId, String from, String to) {
    if (!key(from).equals(key(to))) {
      takeName(account, organizationId, to);
      freeName(account, from);
    }
  }

  @Override
  public void moveSlug(String organizationId, String from, String to) {
    if (!from.equals(to)) {
      takeSlug(organizationId, to);
      freeSlug(organizationId, from);
    }
  }

  @Override
  public void delete(String account, String organizationId, String name, String slug) {
    tablesToWrite()
        .sql("SELECT FROM command.organization_registry WHERE organization_id = ? FOR UPDATE")
        .param(organizationId)
        .query((row, n) -> true)
        .list();
    rejectIf(
        hasLivingChildren(organizationId),
        ErrorCode.HAS_CHILD_ORGANIZATIONS,
        "Its sub- and client organizations must be deleted first.");
    tablesToWrite()
        .sql("UPDATE command.organization_registry SET deleted = true WHERE organization_id = ?")
        .param(organizationId)
        .update();
    freeName(account, name);
    freeSlug(organizationId, slug);
  }

  @Override
  public void restore(String account, String organizationId, String name, String slug) {
    takeName(account, organizationId, name);
    takeSlug(organizationId, slug);
    tablesToWrite()
        .sql("UPDATE command.organization_registry SET deleted = false WHERE organization_id = ?")
        .param(organizationId)
        .update();
  }

  @Override
  public boolean lockParent(String organizationId, String account) {
    return tables()
        .sql(
            """
            SELECT true FROM command.organization_registry
            WHERE organization_id = ? AND account = ? AND NOT deleted FOR KEY SHARE""")
        .params(organizationId, account)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  @Override
  public boolean mayUpdate(String userId, String organizationId) {
    return admins.roleOf(userId, organizationId).grants(Permission.ORGANIZATION_UPDATE);
  }

  @Override
  public boolean isLiving(String organizationId) {
    return tables()
        .sql(
            """
            SELECT true FROM command.organization_registry
            WHERE organization_id = ? AND NOT deleted FOR KEY SHARE""")
        .param(organizationId)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  @Override
  public boolean mayLetPay(String userId, String organizationId) {
    var role = admins.roleOf(userId, organizationId);
    return role.grants(Permission.PLAN_CHANGE) || role.grants(Permission.ORGANIZATION_UPDATE);
  }

  private boolean hasLivingChildren(String organizationId) {
    return tables()
        .sql(
            """
            SELECT EXISTS (SELECT FROM command.organization_registry
              WHERE parent_organization_id = ? AND NOT deleted)""")
        .param(organizationId)
        .query(Boolean.class)
        .single();
  }

  /** A slug may be the organization's own id, and nobody else's id or slug. */
  private void takeSlug(String organizationId, String slug) {
    if (!slug.equals(organizationId) && !takeHandle(slug, organizationId)) {
      throw rejectField(ErrorCode.SLUG_TAKEN, "slug", "the slug " + slug + " is taken");
    }
  }

  private void freeSlug(String organizationId, String slug) {
    if (!slug.equals(organizationId)) {
      tablesToWrite()
          .sql("DELETE FROM command.organization_handle WHERE handle = ? AND organization_id = ?")
          .params(slug, organizationId)
          .update();
    }
  }

  private boolean takeHandle(String handle, String organizationId) {
    return reservations.take(new Handle(handle), organizationId)
        || insertHandle(handle, organizationId);
  }

  private boolean insertHandle(String handle, String organizationId) {
    return tablesToWrite()
            .sql(
                """
                INSERT INTO command.organization_handle (handle, organization_id)
                VALUES (?, ?) ON CONFLICT DO NOTHING""")
            .params(handle, organizationId)
            .update()
        == 1;
  }

  /** Not all that begin alike: there may be a million. */
  private Set<String> takenOf(List<String> slugs) {
    return tables()
        .sql(
            """
            SELECT handle FROM command.organization_handle
            WHERE handle = ANY (string_to_array(?, ' '))""")
        .param(String.join(" ", slugs))
        .query(String.class)
        .set();
  }

  private void takeName(String account, String organizationId, String name) {
    var wanted = new Name(account, key(name));
    if (!reservations.take(wanted, organizationId) && !insertName(wanted, organizationId)) {
      throw rejectField(
          ErrorCode.NAME_TAKEN, "name", "an organization of this account has the name");
    }
  }

  private boolean insertName(Name name, String organizationId) {
    return tablesToWrite()
            .sql(
                """
                INSERT INTO command.organization_name (account, name_key, organization_id)
                VALUES (?, ?, ?) ON CONFLICT DO NOTHING""")
            .params(name.account(), name.key(), organizationId)
            .update()
        == 1;
  }

  private void freeName(String account, String name) {
    tablesToWrite()
        .sql("DELETE FROM command.organization_name WHERE account = ? AND name_key = ?")
        .params(account, key(name))
        .update();
  }

  private static String wantedSlug(String given, String name) {
    return given != null ? given : Slugs.from(name, "organization");
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
