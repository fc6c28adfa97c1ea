package io.orgtrail.command.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets answers that are too old to be given again. */
@Component
class ReplyPurge {

  private static final Logger log = LoggerFactory.getLogger(ReplyPurge.class);

  private final StoredReplies replies;
  private final GatewaySettings settings;

  ReplyPurge(StoredReplies replies, GatewaySettings settings) {
    this.replies = replies;
    this.settings = settings;
  }

  /** Deletes in small steps until none is too old. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void purge() {
    var total = 0;
    for (var step = 1; step > 0; total += step) {
      step = replies.purge(settings.replyRetention());
    }
    if (total > 0) {
      log.info("{} answers older than {} forgotten", total, settings.replyRetention());
    }
  }
}
