package io.orgtrail.command.webhooks.delivery;

import java.net.UnknownHostException;

/** A host leads to an address that must not be called. */
final class RefusedAddressException extends UnknownHostException {

  RefusedAddressException(String host) {
    super(host + " leads to an address that must not be called");
  }
}
