package io.orgtrail.api.messages;

/** Names of what is stored beside each event. */
public final class MetaDataKeys {

  /** {@code sub} of whoever gave the command; absent when the service acted by itself. */
  public static final String ACTOR = "actor";

  /** {@code true} when the caller acted with an operator's power. */
  public static final String OPERATOR = "operator";

  /** Id of the command. */
  public static final String COMMAND_ID = "commandId";

  /** W3C trace context that came with the command. */
  public static final String TRACE_PARENT = "traceparent";

  /** The organization's version, on events that stand in another stream than the organization's. */
  public static final String VERSION = "version";

  private MetaDataKeys() {}
}
