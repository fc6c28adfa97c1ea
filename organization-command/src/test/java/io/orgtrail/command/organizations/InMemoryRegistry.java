package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.eventstore.CommandSavepoint;
import io.orgtrail.command.slugs.Slugs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/** The registry's rules without a database; like one, it takes back what a refused command took. */
public final class InMemoryRegistry implements OrganizationRegistry {

  private final Deque<Tables> savepoints = new ArrayDeque<>();
  private final Set<String> admins = new HashSet<>();
  private final CommandSavepoint savepoint = new CommandSavepoint(new Savepoints());
  private Tables tables = new Tables(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

  /** Says that a user may update an organization. */
  public void admin(String userId, String organizationId) {
    admins.add(userId + "@" + organizationId);
  }

  /** What takes back the writes of a refused command. */
  public CommandSavepoint savepoint() {
    return savepoint;
  }

  @Override
  public boolean reserveId(String organizationId) {
    return takeHandle(organizationId, organizationId);
  }

  @Override
  public boolean isDeleted(String organizationId) {
    return tables.deleted().contains(organizationId);
  }

  @Override
  public void add(String organizationId, String account, String parentOrganizationId, String name) {
    takeName(account, organizationId, name);
    tables.accounts().put(organizationId, account);
    tables.parents().put(organizationId, parentOrganizationId);
  }

  @Override
  public String reserveSlug(String organizationId, String given, String name) {
    var slug =
        given != null
            ? given
            : Slugs.firstFree(Slugs.from(name, "organization"), tables.takenFrom(organizationId));
    takeSlug(organizationId, slug);
    return slug;
  }

  @Override
  public void rename(String account, String organizationId, String from, String to) {
    if (!key(account, from).equals(key(account, to))) {
      takeName(account, organizationId, to);
      tables.names().remove(key(account, from));
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
    write();
    rejectIf(
        tables.hasLivingChildren(organizationId),
        ErrorCode.HAS_CHILD_ORGANIZATIONS,
        "it has children");
    tables.deleted().add(organizationId);
    tables.names().remove(key(account, name));
    freeSlug(organizationId, slug);
  }

  @Override
  public void restore(String account, String organizationId, String name, String slug) {
    takeName(account, organizationId, name);
    takeSlug(organizationId, slug);
    tables.deleted().remove(organizationId);
  }

  @Override
  public boolean lockParent(String organizationId, String account) {
    return account.equals(tables.accounts().get(organizationId)) && !isDeleted(organizationId);
  }

  @Override
  public boolean mayUpdate(String userId, String organizationId) {
    return admins.contains(userId + "@" + organizationId);
  }

  @Override
  public boolean isLiving(String organizationId) {
    return tables.accounts().containsKey(organizationId) && !isDeleted(organizationId);
  }

  @Override
  public boolean mayLetPay(String userId, String organizationId) {
    return mayUpdate(userId, organizationId);
  }

  private void takeName(String account, String organizationId, String name) {
    write();
    if (tables.names().putIfAbsent(key(account, name), organizationId) != null) {
      throw rejectField(ErrorCode.NAME_TAKEN, "name", name + " is taken");
    }
  }

  private void takeSlug(String organizationId, String slug) {
    if (!slug.equals(organizationId) && !takeHandle(slug, organizationId)) {
      throw rejectField(ErrorCode.SLUG_TAKEN, "slug", slug + " is taken");
    }
  }

  private void freeSlug(String organizationId, String slug) {
    if (!slug.equals(organizationId)) {
      tables.handles().remove(slug);
    }
  }

  private boolean takeHandle(String handle, String organizationId) {
    write();
    return tables.handles().putIfAbsent(handle, organizationId) == null;
  }

  private void write() {
    if (CurrentUnitOfWork.isStarted()) {
      savepoint.beforeWriting();
    }
  }

  private static String key(String account, String name) {
    return account + "/" + name.strip().toLowerCase(Locale.ROOT);
  }

  private record Tables(
      Map<String, String> handles,
      Map<String, String> names,
      Map<String, String> accounts,
      Map<String, String> parents,
      Set<String> deleted) {

    Tables {
      handles = new HashMap<>(handles);
      names = new HashMap<>(names);
      accounts = new HashMap<>(accounts);
      parents = new HashMap<>(parents);
      deleted = new HashSet<>(deleted);
    }

    Tables copy() {
      return new Tables(handles, names, accounts, parents, deleted);
    }

    Set<String> takenFrom(String organizationId) {
      var taken = new HashSet<>(handles.keySet());
      taken.remove(organizationId);
      return taken;
    }

    boolean hasLivingChildren(String organizationId) {
      return parents.entrySet().stream()
          .filter(child -> organizationId.equals(child.getValue()))
          .anyMatch(child -> !deleted.contains(child.getKey()));
    }
  }

  /** Understands the three statements about savepoints. */
  private final class Savepoints extends JdbcTemplate {
    @Override
    public void execute(String sql) {
      if (sql.startsWith("SAVEPOINT")) {
        savepoints.push(tables.copy());
      } else {
        var saved = savepoints.pop();
        tables = sql.startsWith("ROLLBACK") ? saved : tables;
      }
    }
  }
}
