package io.orgtrail.client.commandline;

import io.orgtrail.client.replays.Replay;
import io.orgtrail.client.replays.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays into new read models. */
@Command(
    name = "replay",
    description = "Replays into new read models; for operators.",
    footer = "  organization replay start --watch")
final class ReplayCommands {

  private static final String REPLAY = "The replay's id.";

  private final Session session;

  ReplayCommands(Session session) {
    this.session = session;
  }

  private Replays replays() {
    return session.client().replays();
  }

  @Command(
      description = "Makes the read model again beside the live one; readers are served all along.",
      footer = {"  organization replay start --watch", "  organization replay start member"})
  int start(
      @Parameters(arity = "0..1", description = "A part of it; all unless said.") String projection,
      @Option(names = "--watch", description = "Waits for its end: 1 unless it is completed.")
          boolean watch) {
    var replay = projection == null ? replays().start() : replays().start(projection);
    return watch ? watch(replay.id()) : shown(replay);
  }

  @Command(
      description = "Waits for the end of a replay; ends with 1 unless it is completed.",
      footer = "  organization replay watch 42")
  int watch(@Parameters(description = REPLAY) String id) {
    var end =
        Watch.over(
            () -> replays().get(id),
            Replay::isRunning,
            (replay, progress) ->
                progress.show(replay.processed(), replay.total(), remaining(replay)),
            session.progress("Events"));
    shown(end);
    return Watch.code(end.status());
  }

  private static String remaining(Replay replay) {
    var phase = replay.phase() == null ? replay.status() : replay.phase();
    return replay.secondsLeft() == null || !replay.isRunning()
        ? phase
        : phase + ", " + replay.secondsLeft() + " s left";
  }

  private int shown(Replay replay) {
    session.output().one(replay);
    return ExitCode.OK.number();
  }

  @Command(description = "Replays, newest first.", footer = "  organization replay list --limit 5")
  void list(@Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(replays().list()),
            "id",
            "projection",
            "status",
            "processed",
            "total",
            "differenceCount",
            "startedAt",
            "finishedAt");
  }

  @Command(description = "How far a replay is.", footer = "  organization replay get 42")
  void get(@Parameters(description = REPLAY) String id) {
    session.output().one(replays().get(id));
  }

  @Command(
      description = "Ends a replay; what it has made is dropped.",
      footer = "  organization replay abort 42 --yes")
  void abort(@Parameters(description = REPLAY) String id, @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Abort replay " + id + "?");
    session.output().one(replays().abort(id));
  }
}
