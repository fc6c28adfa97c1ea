package io.orgtrail.command.gateway;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/** Names of the headers of command and reply records, and how to read them. */
final class CommandHeaders {

  static final String AUTHORIZATION = "authorization";
  static final String REPLY_TOPIC = "kafka_replyTopic";
  static final String REPLY_PARTITION = "kafka_replyPartition";
  static final String CORRELATION_ID = "kafka_correlationId";
  static final String DRY_RUN = "dryrun";
  static final String EXPECTED_VERSION = "expectedversion";
  static final String TRACE_PARENT = "traceparent";
  static final String FORWARDED = "orgtrail-forwarded";
  static final String RETRY_AFTER = "retry-after";
  static final String ERROR_CODE = "error-code";
  static final String ERROR_MESSAGE = "error-message";
  static final String ORIGINAL_PARTITION = "original-partition";
  static final String ORIGINAL_OFFSET = "original-offset";

  private static final String BEARER = "Bearer ";

  private CommandHeaders() {}

  /** The last header of that name as text, {@code null} when there is none. */
  static String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The token of the authorization header, {@code null} when it is no bearer token. */
  static String bearerToken(Headers headers) {
    var value = text(headers, AUTHORIZATION);
    return value != null && value.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? value.substring(BEARER.length()).strip()
        : null;
  }
}
