package io.orgtrail.command.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an answer goes. A topic that a caller names is made when it is not there yet, once and
 * within bounds, so that neither a missing topic nor a flood of names holds up the commands.
 */
class ReplyTopics {

  private static final Logger log = LoggerFactory.getLogger(ReplyTopics.class);
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final int MAX_KNOWN = 1_000;

  private final Admin admin;
  private final Pattern allowed;
  private final short replicas;
  private final Cache<String, Boolean> writable =
      Caffeine.newBuilder()
          .maximumSize(MAX_KNOWN)
          .expireAfterWrite(Duration.ofMinutes(1))
          .executor(Runnable::run)
          .build();

  ReplyTopics(Admin admin, Pattern allowed, short replicas) {
    this.admin = admin;
    this.allowed = allowed;
    this.replicas = replicas;
  }

  /** The topic the caller named, if that may and can be used, else the default one. */
  String resolve(IncomingCommand command) {
    return Optional.ofNullable(
            CommandHeaders.text(command.record().headers(), CommandHeaders.REPLY_TOPIC))
        .filter(topic -> LEGAL.matcher(topic).matches() && allowed.matcher(topic).matches())
        .filter(topic -> isWritable(topic, command.caller() != null))
        .orElse(Topics.REPLIES);
  }

  private boolean isWritable(String topic, boolean callerIsKnown) {
    return writable.get(topic, name -> exists(name) || (callerIsKnown && isMade(name)));
  }

  private boolean exists(String topic) {
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get(5, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isMade(String topic) {
    try {
      admin.createTopics(List.of(new NewTopic(topic, 1, replicas))).all().get(5, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      return e.getCause() instanceof TopicExistsException || refused(topic, e.getCause());
    } catch (TimeoutException e) {
      return refused(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean refused(String topic, Throwable why) {
    log.warn("Reply topic {} is not there and cannot be made: {}", topic, why.toString());
    return false;
  }
}
