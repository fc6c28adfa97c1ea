package io.orgtrail.command.gateway;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are taken in.
 *
 * @param consumers threads that decide commands, each for its own partitions; {@code null}: one for
 *     every two processors, since what follows from commands wants as many
 * @param maxBatchRecords commands in one transaction at most
 * @param maxCommandBytes size of one command at most
 * @param cachedMembers members whose organizations are kept in memory at most, all consumers
 *     together; {@code null}: as many as a quarter of the heap holds
 * @param replyTopics what reply topics a caller may name
 * @param replyRetention how long an answer is kept to be given again
 * @param deadLetterRetention how long the topic of dead letters keeps one, when it has to be made
 * @param partitions of the command topic, when it has to be made
 * @param replicas of every topic that has to be made
 */
@ConfigurationProperties("organization.gateway")
public record GatewaySettings(
    Integer consumers,
    @DefaultValue("500") int maxBatchRecords,
    @DefaultValue("524288") int maxCommandBytes,
    Long cachedMembers,
    @DefaultValue(".*replies.*") Pattern replyTopics,
    @DefaultValue("7d") Duration replyRetention,
    @DefaultValue("14d") Duration deadLetterRetention,
    @DefaultValue("12") int partitions,
    @DefaultValue("1") short replicas) {

  /** With its organization's share of teams, projects and former members: 320 were measured. */
  private static final int BYTES_OF_A_MEMBER = 400;

  /**
   * What is told, or fits.
   *
   * @throws IllegalArgumentException when no command fits in a transaction, or nobody decides
   */
  public GatewaySettings {
    if (maxBatchRecords < 1) {
      throw new IllegalArgumentException(
          "organization.gateway.max-batch-records must be at least 1, and is " + maxBatchRecords);
    }
    if (consumers == null) {
      consumers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
    if (consumers < 1) {
      throw new IllegalArgumentException(
          "organization.gateway.consumers must be at least 1, and is " + consumers);
    }
    if (cachedMembers == null) {
      cachedMembers = Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_MEMBER;
    }
  }
}
