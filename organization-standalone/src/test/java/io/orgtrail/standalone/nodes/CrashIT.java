package io.orgtrail.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever is killed, at whatever moment, nothing is lost or done twice. {@code -Dcrash.rounds}
 * says how often, {@code -Dcrash.seed} repeats a run's choices.
 */
class CrashIT {
  private static final Logger log = LoggerFactory.getLogger(CrashIT.class);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  private enum Victim {
    COMMAND,
    QUERY,
    POSTGRES,
    BROKER
  }

  /** What the processes say is kept: it tells what went wrong. */
  private final Path directory = Path.of("target", "crashes");

  @TempDir Path data;

  private final Random random = new Random(SEED);
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Victim> next = new ArrayList<>();
  private Servers servers;
  private Cluster cluster;
  private volatile Node command;
  private volatile Node query;

  @BeforeEach
  void start() throws Exception {
    log.info("crash.rounds={} crash.seed={}", ROUNDS, SEED);
    servers = open(new Servers(data, Files.createDirectories(directory)));
    servers.startPostgres();
    cluster = open(new Cluster(servers.postgres(), servers.broker(), Transport.plain(), directory));
    command = cluster.command();
    query = cluster.query();
  }

  private <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  @AfterEach
  void stop() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void nothingIsLostOrDoubled_whateverIsKilled() throws Exception {
    awaitThatTheBrokerIsMissed();
    servers.startBroker();
    Traffic traffic = open(new Traffic(cluster, random));
    Topic replies = open(new Topic(cluster.broker(), Traffic.REPLIES));
    awaitReady();
    Topic events = open(new Topic(cluster.broker(), "organization.events"));
    Watched watched = open(new Watched(() -> command));
    traffic.begin();
    watched.begin();

    for (int round = 1; round <= ROUNDS; round++) {
      awaitMore(replies, 50 + random.nextInt(200));
      Victim victim = next();
      log.info("Round {}: {}, after {} answers", round, victim, replies.count());
      crash(victim);
    }
    awaitMore(replies, 50);
    watched.awaitMore(10);
    traffic.end();
    watched.end();
    awaitReady();

    Evidence evidence = new Evidence(cluster, traffic, replies, events);
    evidence.answered();
    evidence.stored();
    evidence.published();
    evidence.shown(List.of(query));
    evidence.proven(query, data);
    evidence.replayed(query);
    watched.isComplete(cluster);
  }

  /** A command service lives without a broker, and says that it takes nothing. */
  private void awaitThatTheBrokerIsMissed() throws Exception {
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> command.get("/actuator/health/liveness").statusCode() == 200);
    assertThat(isReady(command)).isFalse();
    assertThat(command.post("/commands/CreateOrganization", "{\"name\":\"Acme\"}").statusCode())
        .isEqualTo(503);
  }

  /** Each in turn, in another order each time. */
  private Victim next() {
    if (next.isEmpty()) {
      next.addAll(List.of(Victim.values()));
      Collections.shuffle(next, random);
    }
    return next.remove(0);
  }

  private void crash(Victim victim) throws Exception {
    switch (victim) {
      case COMMAND -> command.kill();
      case QUERY -> query.kill();
      case POSTGRES -> {
        servers.killPostgres();
        servers.startPostgres();
      }
      case BROKER -> {
        servers.killBroker();
        servers.startBroker();
      }
    }
    startAgain();
  }

  /** Whatever runs services starts them again when they end. */
  private void startAgain() throws Exception {
    if (!command.process().isAlive()) {
      command = cluster.command();
    }
    if (!query.process().isAlive()) {
      query = cluster.query();
    }
  }

  private void awaitMore(Topic replies, int number) {
    int wanted = replies.count() + number;
    await()
        .atMost(LONG)
        .until(
            () -> {
              startAgain();
              return replies.count() >= wanted;
            });
  }

  private void awaitReady() {
    await()
        .atMost(LONG)
        .until(
            () -> {
              startAgain();
              return isReady(command) && isReady(query);
            });
  }

  private static boolean isReady(Node node) {
    try {
      return node.isReady();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
