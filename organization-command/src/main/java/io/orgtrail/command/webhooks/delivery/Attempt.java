package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;

/**
 * What came of telling a webhook one event once.
 *
 * @param responseStatus {@code null} when nothing was answered
 * @param responseExcerpt how the answer begins, {@code null} when nothing was answered
 * @param failure why nothing was answered, for the log; {@code null} when something was
 */
record Attempt(Integer responseStatus, Duration latency, String responseExcerpt, String failure) {

  boolean succeeded() {
    return responseStatus != null && responseStatus / 100 == 2;
  }

  String outcome() {
    return responseStatus == null ? failure : "status " + responseStatus;
  }

  int latencyMillis() {
    return (int) Math.min(latency.toMillis(), Integer.MAX_VALUE);
  }
}
