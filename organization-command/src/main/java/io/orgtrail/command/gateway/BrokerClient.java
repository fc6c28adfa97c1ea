package io.orgtrail.command.gateway;

/** Something that the {@link BrokerStarter} starts once the broker is there and has the topics. */
public interface BrokerClient {

  /** Starts it; throws when the broker is not ready after all, to be called again. */
  void start();

  /** Stops it; does nothing when it was not started. */
  void stop();
}
