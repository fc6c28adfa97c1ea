package io.orgtrail.command.testing;

import io.orgtrail.command.webhooks.addresses.NameLookup.NameServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names that lead where a test says, and elsewhere a moment later. */
public final class MovingNames implements NameServer {

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /** From now on the name leads there. */
  public void lead(String name, String address) {
    addresses.put(name, address);
  }

  @Override
  public InetAddress[] addresses(String name) throws UnknownHostException {
    return InetAddress.getAllByName(addresses.getOrDefault(name, name));
  }
}
