package io.orgtrail.command.gateway;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Command;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The CloudEvent around a command.
 *
 * @param commandId its {@code id}
 * @param type the command it names
 * @param event the event itself
 * @param headers of the record it came in
 */
record Envelope(
    String commandId, Class<? extends Command> type, CloudEvent event, Headers headers) {

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /**
   * Opens a record in binary or structured mode.
   *
   * @throws UnreadableException when it is no CloudEvent that names a command
   */
  static Envelope open(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
    var event = cloudEvent(record);
    require(ID.matcher(event.getId()).matches(), "ce_id", "must be 1 to 64 visible characters");
    var name =
        event.getType().startsWith(MessageCatalogue.TYPE_PREFIX)
            ? event.getType().substring(MessageCatalogue.TYPE_PREFIX.length())
            : "";
    var type = MessageCatalogue.commands().get(name);
    require(type != null, "ce_type", "is not the name of a command");
    var contentType = event.getDataContentType();
    require(
        contentType == null || contentType.toLowerCase(Locale.ROOT).startsWith("application/json"),
        "content-type",
        "must be application/json");
    require(event.getData() != null, "data", "must be the command's JSON");
    return new Envelope(event.getId(), type, event, record.headers());
  }

  /** The command id of a record that may be no readable command; {@code null} without one. */
  static String idOf(Headers headers) {
    var id = CommandHeaders.text(headers, "ce_id");
    return id != null && ID.matcher(id).matches() ? id : null;
  }

  /** The command itself. */
  byte[] json() {
    return event.getData().toBytes();
  }

  private static CloudEvent cloudEvent(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableException {
    try {
      return KafkaMessageFactory.createReader(record.headers(), record.value()).toEvent();
    } catch (RuntimeException e) {
      throw new UnreadableException("The record is not a CloudEvent 1.0: " + e.getMessage());
    }
  }

  /**
   * How the command is to be decided: from headers, or from extensions of a structured event.
   *
   * @throws InvalidFieldsException when an option has a wrong value
   */
  IncomingCommand.Options options() throws InvalidFieldsException {
    var traceParent = option(CommandHeaders.TRACE_PARENT);
    return new IncomingCommand.Options(
        flag(option(CommandHeaders.DRY_RUN)),
        version(option(CommandHeaders.EXPECTED_VERSION)),
        traceParent != null && TRACE_PARENT.matcher(traceParent).matches() ? traceParent : null);
  }

  private String option(String name) {
    var header = CommandHeaders.text(headers, name);
    var extension = event.getExtension(name);
    return header != null ? header : extension == null ? null : extension.toString();
  }

  private static boolean flag(String text) throws InvalidFieldsException {
    if (text == null || text.equals("true") || text.equals("false")) {
      return "true".equals(text);
    }
    throw invalid(CommandHeaders.DRY_RUN, "must be true or false");
  }

  private static Long version(String text) throws InvalidFieldsException {
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,18}")) {
      throw invalid(CommandHeaders.EXPECTED_VERSION, "must be a whole number");
    }
    return Long.valueOf(text);
  }

  private static InvalidFieldsException invalid(String field, String message) {
    return new InvalidFieldsException(List.of(new FieldError(field, message)));
  }

  private static void require(boolean condition, String field, String message)
      throws UnreadableException {
    if (!condition) {
      throw new UnreadableException(Rejection.ofField(ErrorCode.INVALID, field, message));
    }
  }
}
