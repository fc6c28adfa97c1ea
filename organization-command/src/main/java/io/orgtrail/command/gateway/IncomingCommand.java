package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the command topic, as far as it could be read.
 *
 * @param partition of the command topic, whose owner decides it
 * @param record the record itself; {@code null} for what the service does by itself
 * @param commandId the caller's id, {@code null} when it could not be read
 * @param name simple name of the command, {@code null} when it could not be read
 * @param caller who sent it, {@code null} when that is not proved
 * @param command what is wanted, {@code null} when it is refused already
 * @param options how it is to be decided
 * @param fingerprint tells whether two commands of one id are the same
 * @param refusal why it is refused already, {@code null} when it is to be decided
 * @param deadLetter why it belongs to the dead letters, {@code null} when it does not
 */
record IncomingCommand(
    int partition,
    ConsumerRecord<byte[], byte[]> record,
    String commandId,
    String name,
    Caller caller,
    Command command,
    Options options,
    String fingerprint,
    Rejection refusal,
    Rejection deadLetter) {

  /**
   * How a command is to be decided.
   *
   * @param dryRun tell what would happen, change nothing
   * @param expectedVersion the version the caller saw, {@code null} when any will do
   * @param traceParent W3C trace context, {@code null} when there is none
   */
  record Options(boolean dryRun, Long expectedVersion, String traceParent) {
    static final Options NONE = new Options(false, null, null);
  }

  /** A command that the service gives by itself, as the owner of the partition. */
  static IncomingCommand ofService(int partition, Command command) {
    return new IncomingCommand(
        partition,
        null,
        null,
        command.getClass().getSimpleName(),
        null,
        command,
        Options.NONE,
        null,
        null,
        null);
  }

  /** The same record, refused as one that cannot be handled. */
  IncomingCommand givenUp(Rejection why) {
    return new IncomingCommand(
        partition, record, commandId, name, caller, null, options, fingerprint, why, why);
  }

  /** The first offset after it, 0 when it is no record. */
  long nextOffset() {
    return record == null ? 0 : record.offset() + 1;
  }

  /** The organization concerned: from the command, else from the record's key. */
  String organizationId() {
    if (command != null) {
      return command.organizationId();
    }
    return record == null || record.key() == null
        ? null
        : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** Whether its answer is kept, to be given again. */
  boolean isRemembered() {
    return command != null && caller != null && !options.dryRun();
  }
}
