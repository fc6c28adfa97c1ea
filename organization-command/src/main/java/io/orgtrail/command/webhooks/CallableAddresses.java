package io.orgtrail.command.webhooks;

/** Tells which URLs this service may call; none of its own network unless a setting says so. */
public interface CallableAddresses {

  /**
   * Refuses what is no http or https URL of a host, and what must not be called.
   *
   * @throws io.orgtrail.api.errors.RejectedException INVALID_URL
   */
  void require(String url);
}
