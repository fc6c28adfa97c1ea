package io.orgtrail.client.commandline;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.client.invitations.InvitationOutcome;
import io.orgtrail.client.invitations.Invitations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Invites everybody in a file, some at a time, and keeps what came of each. */
final class ManyInvitations {

  /** So few that a command is never too large, however long the messages are. */
  private static final int AT_ONCE = 100;

  private static final Set<String> DONE_BEFORE =
      Set.of(ErrorCode.ALREADY_INVITED.name(), ErrorCode.ALREADY_MEMBER.name());

  private enum Outcome {
    INVITED,
    ALREADY,
    REJECTED
  }

  private final Session session;
  private final String organization;
  private final Path result;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  ManyInvitations(Session session, String organization, Path result) {
    this.session = session;
    this.organization = organization;
    this.result = result;
  }

  /** Invites them; ends with REJECTED when somebody was not invited and was not before. */
  int create(List<InvitationLine> people) {
    var client = session.client();
    var invitations = client.invitations(client.organizations().get(organization).id());
    var progress = session.progress("Invitations");
    try (var results = InvitationResults.over(result)) {
      for (var start = 0; start < people.size(); start += AT_ONCE) {
        var end = Math.min(people.size(), start + AT_ONCE);
        some(invitations, people.subList(start, end), results);
        progress.show(end, people.size(), summary());
      }
    } catch (IOException e) {
      throw CommandFailure.usage(result + " cannot be written: " + e);
    } finally {
      progress.end();
    }
    tell(people.size());
    return (counts.containsKey(Outcome.REJECTED) ? ExitCode.REJECTED : ExitCode.OK).number();
  }

  private void some(Invitations invitations, List<InvitationLine> people, InvitationResults results)
      throws IOException {
    var outcomes = invitations.createAll(people.stream().map(InvitationLine::invitation).toList());
    for (var outcome : outcomes) {
      counts.merge(kind(outcome), 1, Integer::sum);
      results.add(outcome);
    }
    results.flush();
  }

  private static Outcome kind(InvitationOutcome outcome) {
    if (outcome.isAccepted()) {
      return Outcome.INVITED;
    }
    return DONE_BEFORE.contains(outcome.error().code()) ? Outcome.ALREADY : Outcome.REJECTED;
  }

  private String summary() {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private void tell(int people) {
    session
        .output()
        .one(
            new Summary(
                people,
                counts.getOrDefault(Outcome.INVITED, 0),
                counts.getOrDefault(Outcome.ALREADY, 0),
                counts.getOrDefault(Outcome.REJECTED, 0),
                result.toString()));
  }

  record Summary(int people, int invited, int already, int rejected, String result) {}
}
