package io.orgtrail.command.gateway;

import io.orgtrail.command.retention.Retention;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets answers that are too old to be given again. */
@Component
class ReplyPurge {

  private final StoredReplies replies;
  private final GatewaySettings settings;
  private final Retention retention;

  ReplyPurge(StoredReplies replies, GatewaySettings settings, Retention retention) {
    this.replies = replies;
    this.settings = settings;
    this.retention = retention;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void purge() {
    retention.forget("answers", settings.replyRetention(), replies::purge);
  }
}
