package io.orgtrail.command.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record of the command topic in the making: a good one, but for what a test changes. */
public final class Message {

  private final Map<String, byte[]> headers = new LinkedHashMap<>();
  private final RecordHeaders more = new RecordHeaders();
  private byte[] key;
  private byte[] value;
  private Integer partition;

  private Message(String command, String organizationId, String json) {
    key = organizationId.getBytes(StandardCharsets.UTF_8);
    value = json.getBytes(StandardCharsets.UTF_8);
    header("ce_specversion", "1.0");
    header("ce_id", UUID.randomUUID().toString());
    header("ce_type", "io.orgtrail." + command);
    header("ce_source", "/tests");
    header("content-type", "application/json");
    header("kafka_correlationId", UUID.randomUUID().toString());
  }

  /** A command in binary mode that nobody has signed yet. */
  public static Message of(String command, String organizationId, String json) {
    return new Message(command, organizationId, json);
  }

  /** Makes an organization that says nothing but its name. */
  public static Message create(String organizationId, String name) {
    return of(
        "CreateOrganization",
        organizationId,
        "{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(organizationId, name));
  }

  /** Makes an organization whose name is its id. */
  public static Message create(String organizationId) {
    return create(organizationId, organizationId);
  }

  /** Adds a member, or changes the role of one. */
  public static Message add(String organizationId, String userId, String role) {
    return of(
        "AddMember",
        organizationId,
        "{\"organizationId\":\"%s\",\"userId\":\"%s\",\"role\":\"%s\"}"
            .formatted(organizationId, userId, role));
  }

  /** Renames an organization. */
  public static Message rename(String organizationId, String name) {
    return of(
        "UpdateOrganization",
        organizationId,
        "{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(organizationId, name));
  }

  /** Deletes an organization whose slug is its id. */
  public static Message delete(String organizationId) {
    return of(
        "DeleteOrganization",
        organizationId,
        "{\"organizationId\":\"%s\",\"confirmation\":\"%s\"}"
            .formatted(organizationId, organizationId));
  }

  /** Brings an organization back, by an operator. */
  public static Message restore(String organizationId) {
    return of(
            "RestoreOrganization",
            organizationId,
            "{\"organizationId\":\"%s\"}".formatted(organizationId))
        .token(Tokens.operator());
  }

  /** Invites somebody without a mail. */
  public static Message invite(String organizationId, String invitationId, String email) {
    return of(
        "InviteMember",
        organizationId,
        """
        {"organizationId":"%s","invitationId":"%s","email":"%s","notify":false}"""
            .formatted(organizationId, invitationId, email));
  }

  /** Accepts an invitation that was sent to the caller's verified address. */
  public static Message accept(String organizationId, String invitationId) {
    return of(
        "AcceptInvitation",
        organizationId,
        "{\"organizationId\":\"%s\",\"invitationId\":\"%s\"}"
            .formatted(organizationId, invitationId));
  }

  /** Signed with a good token of somebody of that name. */
  public Message by(String name) {
    return token(Tokens.of(name));
  }

  /** With that token. */
  public Message token(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** With that command id. */
  public Message id(String id) {
    return header("ce_id", id);
  }

  /** With that header, or without it when it is {@code null}. */
  public Message header(String name, String text) {
    return header(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  /** With that header, or without it when it is {@code null}. */
  public Message header(String name, byte[] bytes) {
    headers.remove(name);
    if (bytes != null) {
      headers.put(name, bytes);
    }
    return this;
  }

  /** With one more header, also when there is one of that name, with or without a value. */
  public Message more(String name, byte[] bytes) {
    more.add(name, bytes);
    return this;
  }

  /** Without a header. */
  public Message without(String name) {
    return header(name, (byte[]) null);
  }

  /** With that key. */
  public Message key(String text) {
    key = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** With that value. */
  public Message value(byte[] bytes) {
    value = bytes;
    return this;
  }

  /** With that value. */
  public Message value(String text) {
    return value(text.getBytes(StandardCharsets.UTF_8));
  }

  /** On that partition, whatever the key. */
  public Message partition(int number) {
    partition = number;
    return this;
  }

  /** What its reply will carry. */
  public String correlationId() {
    return text("kafka_correlationId");
  }

  /** The text of a header. */
  public String text(String header) {
    return new String(headers.get(header), StandardCharsets.UTF_8);
  }

  /** Its key. */
  public String organizationId() {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** Its value. */
  public byte[] bytes() {
    return value;
  }

  /** The record that it is. */
  public ProducerRecord<byte[], byte[]> record() {
    var recordHeaders = new RecordHeaders();
    headers.forEach(recordHeaders::add);
    more.forEach(recordHeaders::add);
    return new ProducerRecord<>("organization.commands", partition, key, value, recordHeaders);
  }
}
