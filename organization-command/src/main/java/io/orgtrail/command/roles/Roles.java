package io.orgtrail.command.roles;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The roles of an organization: those every organization has, and its own. */
public class Roles {

  private final transient Predicate<String> inUse;
  private final Map<String, Role> own = new HashMap<>();

  /**
   * Starts with the built-in roles.
   *
   * @param inUse whether somebody has, or is offered, the role of a name
   */
  public Roles(Predicate<String> inUse) {
    this.inUse = inUse;
  }

  @CommandHandler
  void handle(DefineRole command) {
    requireNotBuiltIn(command.role());
    var permissions = known(command.permissions());
    var present = own.get(command.role());
    if (present == null || !present.permissions().equals(permissions)) {
      apply(
          new RoleDefined(
              command.organizationId(),
              command.role(),
              List.copyOf(permissions),
              present == null ? null : inOrder(present)));
    }
  }

  @CommandHandler
  void handle(DeleteRole command) {
    rejectIf(
        inUse.test(command.role()),
        ErrorCode.ROLE_IN_USE,
        "Somebody has the role " + command.role() + ", or is offered it.");
    requireNotBuiltIn(command.role());
    var role = require(command.role(), "role");
    apply(new RoleDeleted(command.organizationId(), command.role(), inOrder(role)));
  }

  /** The role of that name; empty when the organization has none. */
  public Optional<Role> named(String name) {
    return Role.named(name).or(() -> Optional.ofNullable(own.get(name)));
  }

  /** The role of that name, or a refusal of the field that names it. */
  public Role require(String name, String field) {
    return named(name)
        .orElseThrow(() -> rejectField(ErrorCode.UNKNOWN_ROLE, field, "there is no role " + name));
  }

  /** How many roles of its own the organization has. */
  public int size() {
    return own.size();
  }

  /** A name that differs from a built-in one in case alone would deceive. */
  private static void requireNotBuiltIn(String name) {
    rejectIf(
        Role.all().stream().anyMatch(role -> role.name().equalsIgnoreCase(name)),
        ErrorCode.ROLE_IS_BUILT_IN,
        "The role " + name + " is the same in every organization.");
  }

  private static Set<Permission> known(List<String> names) {
    var permissions = EnumSet.noneOf(Permission.class);
    for (var i = 0; i < names.size(); i++) {
      var field = "permissions[" + i + "]";
      var name = names.get(i);
      permissions.add(
          Permission.named(name)
              .orElseThrow(
                  () ->
                      rejectField(
                          ErrorCode.UNKNOWN_PERMISSION, field, "there is no permission " + name)));
    }
    return permissions;
  }

  private static List<Permission> inOrder(Role role) {
    return role.permissions().stream().sorted().toList();
  }

  @EventSourcingHandler
  void on(RoleDefined event) {
    own.put(event.role(), new Role(event.role(), Set.copyOf(event.permissions()), false));
  }

  @EventSourcingHandler
  void on(RoleDeleted event) {
    own.remove(event.role());
  }
}
