package io.orgtrail.standalone.nodes;

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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes share the work; one that dies or joins loses, doubles and reorders nothing. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ManyNodesIT {
  private static final Logger log = LoggerFactory.getLogger(ManyNodesIT.class);
  private static final Duration SHARE_MOVES_WITHIN = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int PARTITIONS = 12;

  /** What nodes say is kept: it tells what went wrong. */
  private final Path directory = Path.of("target", "nodes");

  @TempDir Path data;

  private final Random random = new Random();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Cluster cluster;
  private Traffic traffic;

  @BeforeEach
  void start() throws Exception {
    Servers servers = open(new Servers(data, Files.createDirectories(directory)));
    servers.startPostgres();
    servers.startBroker();
    cluster = open(new Cluster(servers.postgres(), servers.broker(), Transport.plain(), directory));
    traffic = open(new Traffic(cluster, random));
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
  void nothingIsLostDoubledOrReordered_whenNodesDieAndJoin() throws Exception {
    List<Node> commands = new ArrayList<>(List.of(cluster.command(), cluster.command()));
    List<Node> queries = new ArrayList<>(List.of(cluster.query(), cluster.query()));
    awaitReady(commands);
    awaitReady(queries);
    Topic replies = open(new Topic(cluster.broker(), Traffic.REPLIES));
    Topic events = open(new Topic(cluster.broker(), "organization.events"));
    traffic.begin();
    awaitShared(commands);
    awaitCount(replies, 500 + random.nextInt(500));

    killOne(commands);
    killOne(queries);
    awaitShared(commands);

    commands.add(cluster.command());
    queries.add(cluster.query());
    awaitReady(commands);
    awaitReady(queries);
    awaitShared(commands);
    awaitCount(replies, replies.count() + 500 + random.nextInt(500));
    traffic.end();

    Evidence evidence = new Evidence(cluster, traffic, replies, events);
    evidence.answered();
    evidence.stored();
    evidence.published();
    evidence.shown(queries);
  }

  private void killOne(List<Node> nodes) {
    Collections.shuffle(nodes, random);
    nodes.remove(0).kill();
  }

  private static void awaitReady(List<Node> nodes) {
    for (Node node : nodes) {
      await(node.url()).atMost(LONG).until(node::isReady);
    }
  }

  private static void awaitCount(Topic replies, int number) {
    await().atMost(LONG).until(() -> replies.count() >= number);
  }

  /** All that there is to do is shared equally among those that are there. */
  private void awaitShared(List<Node> commands) {
    long begin = System.nanoTime();
    List<Integer> partitions = Collections.nCopies(commands.size(), PARTITIONS / commands.size());
    List<Long> parts =
        Collections.nCopies(commands.size(), cluster.segmentCount() / commands.size());
    awaitShare("partitions", begin, () -> partitions(commands), partitions);
    awaitShare("segments", begin, cluster::segments, parts);
    awaitShare("processors", begin, cluster::processors, List.of("mail", "publisher", "webhooks"));
  }

  private <T> void awaitShare(String name, long begin, Callable<T> shares, T wanted) {
    await(name)
        .atMost(SHARE_MOVES_WITHIN.minusNanos(System.nanoTime() - begin))
        .ignoreExceptions()
        .until(shares, wanted::equals);
    log.info("{} are where they belong after {} ms", name, (System.nanoTime() - begin) / 1_000_000);
  }

  private List<Integer> partitions(List<Node> commands) throws Exception {
    List<Integer> shares = new ArrayList<>();
    for (Node node : commands) {
      shares.add(cluster.partitions(node));
    }
    return shares;
  }
}
