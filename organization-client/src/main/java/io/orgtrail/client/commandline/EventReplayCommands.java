package io.orgtrail.client.commandline;

import io.orgtrail.client.replays.EventReplay;
import io.orgtrail.client.replays.EventReplays;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays of history to a topic. */
@Command(
    name = "event-replay",
    description = "Replays of history to a topic, for a new consumer; for operators.",
    footer = "  organization event-replay start copies.acme --organization acme --watch")
final class EventReplayCommands {

  private static final String REPLAY = "The replay's id.";

  private final Session session;

  EventReplayCommands(Session session) {
    this.session = session;
  }

  private EventReplays replays() {
    return session.client().eventReplays();
  }

  @Command(
      description = "Publishes history again, all of it unless said.",
      footer = {
        "  organization event-replay start copies.acme --organization acme --watch",
        "  organization event-replay start copies --from 4711 --event-type MemberAdded"
      })
  int start(
      @Parameters(description = "Where to; made when it is not there.") String topic,
      @Option(names = "--organization", description = "Events of that one alone.") String ref,
      @Option(names = "--from", paramLabel = "<position>", description = "The first event.")
          Long from,
      @Option(names = "--to", paramLabel = "<position>", description = "The last event.") Long to,
      @Option(names = "--event-type", paramLabel = "<name>", description = "Those of a type.")
          List<String> eventTypes,
      @Option(names = "--events-per-second", paramLabel = "<n>", description = "At most.")
          Integer rate,
      @Option(names = "--watch", description = "Waits for its end: 1 unless it is completed.")
          boolean watch) {
    var organization = ref == null ? null : session.client().organizations().get(ref).id();
    var replay =
        replays()
            .start(
                topic,
                which -> {
                  say(organization, which::organization);
                  say(from, which::from);
                  say(to, which::to);
                  say(eventTypes, which::eventTypes);
                  say(rate, which::eventsPerSecond);
                  return which;
                });
    return watch ? watch(replay.id()) : shown(replay);
  }

  private static <T> void say(T given, Consumer<T> field) {
    if (given != null) {
      field.accept(given);
    }
  }

  @Command(
      description = "Waits for the end of a replay; ends with 1 unless it is completed.",
      footer = "  organization event-replay watch 42")
  int watch(@Parameters(description = REPLAY) String id) {
    var end =
        Watch.over(
            () -> replays().get(id),
            EventReplay::isRunning,
            (replay, progress) ->
                progress.show(replay.processed(), replay.total(), replay.status()),
            session.progress("Events"));
    shown(end);
    return Watch.code(end.status());
  }

  private int shown(EventReplay replay) {
    session.output().one(replay);
    return ExitCode.OK.number();
  }

  @Command(
      description = "Replays of history, newest first.",
      footer = "  organization event-replay list")
  void list(@Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(replays().list()),
            "id",
            "topic",
            "organizationId",
            "status",
            "processed",
            "total",
            "startedAt");
  }

  @Command(description = "How far a replay is.", footer = "  organization event-replay get 42")
  void get(@Parameters(description = REPLAY) String id) {
    session.output().one(replays().get(id));
  }

  @Command(
      description = "Ends a replay; what is on the topic stays there.",
      footer = "  organization event-replay abort 42 --yes")
  void abort(@Parameters(description = REPLAY) String id, @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Abort replay " + id + "?");
    session.output().one(replays().abort(id));
  }
}
