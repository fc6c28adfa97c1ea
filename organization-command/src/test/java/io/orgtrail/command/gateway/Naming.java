package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.user;
import static net.jqwik.api.Combinators.combine;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * A random command about what an organization is called.
 *
 * @param caller who gives it, of one account or another
 * @param command the command, for a prefix of all names and what they are at present
 */
record Naming(Caller caller, BiFunction<String, Handles, Command> command) {

  private static final Arbitrary<String> IDS = Arbitraries.of("a", "b", "c", "d", "e");
  private static final Arbitrary<String> NAMES = Arbitraries.of("One", "ONE ", "Two", "two", "A");
  private static final Arbitrary<String> SLUGS =
      Arbitraries.of("one", "two", "one-2", "a", "b").injectNull(0.5);

  static Arbitrary<List<Naming>> sequences() {
    var callers = Arbitraries.of(user("alice"), user("alice"), ofAnotherAccount(), operator());
    var commands =
        Arbitraries.frequencyOf(
            Tuple.of(4, combine(IDS, NAMES, SLUGS).as(Naming::creating)),
            Tuple.of(4, combine(IDS, NAMES.injectNull(0.4), SLUGS).as(Naming::updating)),
            Tuple.of(2, IDS.map(Naming::deleting)));
    var ofOperators =
        Arbitraries.frequencyOf(
            Tuple.of(1, IDS.map(Naming::deleting)),
            Tuple.of(3, combine(IDS, NAMES.injectNull(0.4), SLUGS).as(Naming::restoring)));
    return Arbitraries.frequencyOf(
            Tuple.of(2, combine(callers, commands).as(Naming::new)),
            Tuple.of(1, ofOperators.map(command -> new Naming(operator(), command))))
        .list()
        .ofMinSize(25)
        .ofMaxSize(50);
  }

  private static Caller ofAnotherAccount() {
    return new Caller("bob", null, false, null, "another", null, false);
  }

  private static BiFunction<String, Handles, Command> creating(
      String id, String name, String slug) {
    return (prefix, handles) ->
        new CreateOrganization(
            prefix + id,
            prefix + name,
            slug == null ? null : prefix + slug,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
  }

  private static BiFunction<String, Handles, Command> updating(
      String id, String name, String slug) {
    return (prefix, handles) ->
        new UpdateOrganization(
            prefix + id,
            patch(prefix, name),
            patch(prefix, slug),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent());
  }

  private static BiFunction<String, Handles, Command> restoring(
      String id, String name, String slug) {
    return (prefix, handles) ->
        new RestoreOrganization(prefix + id, patch(prefix, slug), patch(prefix, name));
  }

  private static Patch<String> patch(String prefix, String value) {
    return value == null ? Patch.absent() : Patch.to(prefix + value);
  }

  private static BiFunction<String, Handles, Command> deleting(String id) {
    return (prefix, handles) -> new DeleteOrganization(prefix + id, handles.slugOf(prefix + id));
  }
}
