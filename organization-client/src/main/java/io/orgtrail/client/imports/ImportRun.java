package io.orgtrail.client.imports;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.requests.CommandOptions;
import io.orgtrail.client.requests.Commands;
import io.orgtrail.client.requests.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/**
 * One import: commands of one kind for one organization go together, those of different kinds one
 * after the other, since one may need what another makes.
 */
final class ImportRun {

  /** Side by side: none of a kind needs another one. */
  private static final int AT_ONCE = 64;

  private static final int MEMBERS_AT_ONCE = 1_000;

  /** So few that a command is never too large, however long the messages are. */
  private static final int INVITATIONS_AT_ONCE = 100;

  private static final String IMPORT_MEMBERS = ImportMembers.class.getSimpleName();
  private static final TypeReference<List<Outcome>> OUTCOMES = new TypeReference<>() {};
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Commands commands;
  private final EarlierRun earlier;
  private final ImportListener listener;
  private final List<Command> together = new ArrayList<>();

  /** Organizations that were not brought in, and why. */
  private final Map<String, Rejection.Body> refused = new HashMap<>();

  private long made;
  private long already;
  private long rejected;

  /** What came of one of many. */
  private record Outcome(Rejection.Body error) {}

  ImportRun(Commands commands, Function<String, Scope> scopes, ImportListener listener) {
    this.commands = commands;
    this.earlier = new EarlierRun(scopes);
    this.listener = listener;
  }

  /** Takes the next command. */
  void add(Command next) {
    if (!together.isEmpty() && !(goesWith(next) && together.size() < most(next))) {
      give();
    }
    together.add(next);
  }

  private boolean goesWith(Command next) {
    var first = together.get(0);
    return first.getClass() == next.getClass()
        && first.organizationId().equals(next.organizationId());
  }

  private static int most(Command command) {
    if (command instanceof ImportMembers) {
      return MEMBERS_AT_ONCE;
    }
    return command instanceof InviteMembers ? INVITATIONS_AT_ONCE : AT_ONCE;
  }

  /** Gives what is left, and tells how it went. */
  ImportProgress end() {
    if (!together.isEmpty()) {
      give();
    }
    return progress();
  }

  private void give() {
    var refusal = refused.get(together.get(0).organizationId());
    if (refusal != null) {
      together.forEach(command -> reject(command, refusal));
    } else if (most(together.get(0)) > AT_ONCE) {
      giveAsOne(List.copyOf(together));
    } else {
      giveEach();
    }
    together.clear();
    listener.reached(progress());
  }

  private ImportProgress progress() {
    return new ImportProgress(made, already, rejected);
  }

  private void giveEach() {
    var answers = together.stream().map(this::send).toList();
    for (var n = 0; n < together.size(); n++) {
      var command = together.get(n);
      try {
        answer(answers.get(n));
        made++;
      } catch (RequestRejectedException e) {
        ended(command, e);
      }
    }
  }

  private CompletableFuture<Accepted> send(Command command) {
    return commands.send(command, CommandOptions.DEFAULTS);
  }

  private static Accepted answer(CompletableFuture<Accepted> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** With all others it would be the same. */
  private static void requireGoingOn(RequestRejectedException rejection) {
    var status = rejection.status();
    if (rejection.is(ErrorCode.UNAUTHENTICATED)
        || rejection.is(ErrorCode.FORBIDDEN)
        || status == TOO_MANY_REQUESTS
        || status >= SERVER_ERROR) {
      throw rejection;
    }
  }

  /** One whose fields are wrong spoils all that it is given with: these are divided. */
  private void giveAsOne(List<Command> some) {
    try {
      var outcomes = outcomes(answer(send(asOne(some))));
      for (var n = 0; n < some.size(); n++) {
        ended(some.get(n), outcomes.get(n));
      }
    } catch (RequestRejectedException e) {
      if (some.size() == 1 || !e.is(ErrorCode.INVALID)) {
        some.forEach(command -> ended(command, e));
      } else {
        giveAsOne(some.subList(0, some.size() / 2));
        giveAsOne(some.subList(some.size() / 2, some.size()));
      }
    }
  }

  private static Command asOne(List<Command> some) {
    var organizationId = some.get(0).organizationId();
    if (some.get(0) instanceof ImportMembers) {
      return new ImportMembers(
          organizationId,
          some.stream().map(each -> ((ImportMembers) each).members().get(0)).toList());
    }
    return new InviteMembers(
        organizationId,
        some.stream().map(each -> ((InviteMembers) each).invitations().get(0)).toList());
  }

  private static List<Outcome> outcomes(Accepted reply) {
    var field = reply.command().equals(IMPORT_MEMBERS) ? "members" : "invitations";
    return Json.mapper().convertValue(reply.result().get(field), OUTCOMES);
  }

  private void ended(Command command, Outcome outcome) {
    if (outcome.error() == null) {
      made++;
    } else {
      ended(command, new RequestRejectedException(outcome.error()));
    }
  }

  private void ended(Command command, RequestRejectedException rejection) {
    requireGoingOn(rejection);
    if (earlier.made(command, rejection)) {
      already++;
    } else {
      if (command instanceof ImportOrganization) {
        refused.put(command.organizationId(), rejection.why());
      }
      reject(command, rejection.why());
    }
  }

  private void reject(Command command, Rejection.Body error) {
    rejected++;
    listener.rejected(command, error);
  }
}
