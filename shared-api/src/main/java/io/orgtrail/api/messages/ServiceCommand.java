package io.orgtrail.api.messages;

/**
 * A command that only the service itself gives, later and by itself: never accepted from a topic.
 */
public interface ServiceCommand extends Command {}
