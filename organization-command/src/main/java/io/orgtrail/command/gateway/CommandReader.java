package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Reads a record in the order of checks that replies promise: token, then whether there are too
 * many, then whether it can be read, then its fields. What cannot be read is refused and kept as a
 * dead letter, never thrown.
 */
final class CommandReader {

  private static final Logger log = LoggerFactory.getLogger(CommandReader.class);

  private static final int MAX_ENVELOPE_BYTES = 65_536;

  private final TokenVerifier tokens;
  private final ForwardedTime forwardedTime;
  private final CommandJson json;
  private final Clock clock;
  private final int maxBytes;

  CommandReader(
      TokenVerifier tokens,
      ForwardedTime forwardedTime,
      CommandJson json,
      Clock clock,
      int maxBytes) {
    this.tokens = tokens;
    this.forwardedTime = forwardedTime;
    this.json = json;
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /**
   * Reads a record.
   *
   * @param rates tells whether it is one too many
   * @throws JwtException when the keys of tokens cannot be had now: it is to be read again
   */
  IncomingCommand read(ConsumerRecord<byte[], byte[]> record, RecordRates rates) {
    var reading = new Reading(record);
    try {
      reading.token();
      var tooMany = reading.tooMany(rates);
      if (tooMany.isPresent()) {
        return reading.limited(tooMany.get());
      }
      reading.envelope();
      reading.command();
      return reading.readable();
    } catch (InvalidFieldsException e) {
      return reading.refused(e.rejection(), null);
    } catch (UnreadableException e) {
      return reading.refused(e.rejection(), e.rejection());
    } catch (JwtException | OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      log.error("Record {} of partition {} failed", record.offset(), record.partition(), e);
      return reading.failed();
    }
  }

  /** Whether the record is larger than any command, so that it need be neither read nor moved. */
  boolean isTooLarge(ConsumerRecord<byte[], byte[]> record) {
    var envelope = record.key() == null ? 0L : record.key().length;
    for (var header : record.headers()) {
      envelope += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return envelope > MAX_ENVELOPE_BYTES
        || record.value() != null && record.value().length > maxBytes;
  }

  /** When the broker got the record: only its own clock counts, never the producer's. */
  Instant receivedAt(ConsumerRecord<byte[], byte[]> record) {
    return forwardedTime
        .of(record)
        .orElseGet(
            () ->
                record.timestampType() == TimestampType.LOG_APPEND_TIME
                    ? Instant.ofEpochMilli(record.timestamp())
                    : clock.instant());
  }

  /** One record on its way from bytes to a command. */
  private final class Reading {

    private final ConsumerRecord<byte[], byte[]> record;
    private Caller caller;
    private Rejection badToken;
    private Envelope envelope;
    private IncomingCommand.Options options = IncomingCommand.Options.NONE;
    private Command command;

    Reading(ConsumerRecord<byte[], byte[]> record) {
      this.record = record;
    }

    void token() {
      try {
        var token = CommandHeaders.bearerToken(record.headers());
        caller = tokens.verify(token, receivedAt(record));
      } catch (InvalidTokenException e) {
        badToken = Rejection.of(ErrorCode.UNAUTHENTICATED, e.getMessage());
      }
    }

    Optional<Rejection> tooMany(RecordRates rates) {
      return caller == null ? Optional.empty() : rates.refusal(record, caller, receivedAt(record));
    }

    /** Its sender is to recognize it, if that can be. */
    IncomingCommand limited(Rejection why) {
      try {
        envelope();
      } catch (UnreadableException e) {
        log.debug("Record {} of partition {} is unreadable", record.offset(), record.partition());
      }
      return refused(why, null);
    }

    void envelope() throws UnreadableException {
      if (isTooLarge(record)) {
        throw new UnreadableException(
            Rejection.of(
                ErrorCode.TOO_LARGE,
                "A command is at most %d bytes, its headers and key at most %d."
                    .formatted(maxBytes, MAX_ENVELOPE_BYTES)));
      }
      envelope = Envelope.open(record);
    }

    void command() throws UnreadableException, InvalidFieldsException {
      options = envelope.options();
      command = withId(json.read(envelope.json(), envelope.type()));
      var key = key();
      if (key != null
          && command.organizationId() != null
          && !key.equals(command.organizationId())) {
        throw new UnreadableException(
            Rejection.ofField(
                ErrorCode.INVALID, "organizationId", "must be the record's key, " + key));
      }
      json.requireValid(command);
      if (key == null
          && !(command instanceof CreateOrganization)
          && command.organizationId() != null) {
        throw new UnreadableException("The record's key must be the organizationId.");
      }
    }

    /** An organization that is made without an id gets the key's, or one derived. */
    private Command withId(Command read) {
      if (caller == null) {
        return read;
      }
      return read instanceof CreateOrganization create
              && create.organizationId() == null
              && key() != null
          ? create.withOrganizationId(key())
          : CommandBody.withId(read, caller, envelope.commandId());
    }

    private String key() {
      return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    IncomingCommand readable() {
      return incoming(badToken, null);
    }

    IncomingCommand refused(Rejection rejection, Rejection deadLetter) {
      return incoming(badToken != null ? badToken : rejection, deadLetter);
    }

    IncomingCommand failed() {
      return refused(Outcome.FAILURE, Outcome.FAILURE);
    }

    private IncomingCommand incoming(Rejection refusal, Rejection deadLetter) {
      return new IncomingCommand(
          record.partition(),
          record,
          envelope == null ? Envelope.idOf(record.headers()) : envelope.commandId(),
          envelope == null ? null : envelope.type().getSimpleName(),
          caller,
          refusal == null ? command : null,
          options,
          refusal == null ? fingerprint() : null,
          refusal,
          deadLetter);
    }

    private String fingerprint() {
      var digest = sha256();
      digest.update(command.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
      digest.update(Json.mapper().writeValueAsBytes(command));
      digest.update(
          (options.expectedVersion() + "/" + options.dryRun()).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
