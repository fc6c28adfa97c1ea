package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.command.webhooks.addresses.AddressRules;
import io.orgtrail.command.webhooks.addresses.NameLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host for the connection that is about to be made, and refuses it when an address must
 * not be called, whatever the name led to when the webhook was registered.
 */
final class CheckedDns implements DnsResolver {

  private static final int TRIED_AT_MOST = 3;

  private final AddressRules rules;
  private final NameLookup lookup;

  CheckedDns(AddressRules rules, NameLookup lookup) {
    this.rules = rules;
    this.lookup = lookup;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = lookup.find(host);
    if (!found.stream().allMatch(rules::isCallable)) {
      throw new RefusedAddressException(host);
    }
    return found.stream().limit(TRIED_AT_MOST).toArray(InetAddress[]::new);
  }

  /** Only asked for by authentication schemes that are not used here. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
