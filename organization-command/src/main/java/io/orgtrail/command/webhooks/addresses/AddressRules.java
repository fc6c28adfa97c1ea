package io.orgtrail.command.webhooks.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses this service calls for somebody else: those of the public internet, none that
 * lead into a network of its own, whatever form they take.
 */
public final class AddressRules {

  /** Everything that is not public, and where a cloud keeps what only its machines may see. */
  private static final List<AddressRange> NOT_PUBLIC =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final List<AddressRange> PUBLIC_IPV6 = ranges("2000::/3");
  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
  private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
  private static final AddressRange TEREDO = AddressRange.of("2001::/32");

  private final List<AddressRange> allowed;

  private AddressRules(List<AddressRange> allowed) {
    this.allowed = allowed;
  }

  /**
   * The rules with exceptions.
   *
   * @param ranges what may be called though it is not public, as in {@code 10.1.0.0/16}
   * @throws IllegalArgumentException for what is no range
   */
  public static AddressRules allowing(List<String> ranges) {
    return new AddressRules(ranges(ranges.toArray(String[]::new)));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Arrays.stream(texts).map(AddressRange::of).toList();
  }

  /** Whether this address may be called. */
  public boolean isCallable(InetAddress address) {
    var bytes = address.getAddress();
    if (isIn(allowed, bytes)) {
      return true;
    }
    return bytes.length == 4 ? !isIn(NOT_PUBLIC, bytes) : isCallableIpv6(bytes);
  }

  /** An IPv4 address inside of one for IPv6 is where the packets may end up. */
  private boolean isCallableIpv6(byte[] address) {
    if (NAT64.contains(address)) {
      return isCallable(ipv4(address, 12));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return isCallable(ipv4(address, 2));
    }
    if (TEREDO.contains(address)) {
      return Stream.of(ipv4(address, 4), ipv4(inverted(address), 12)).allMatch(this::isCallable);
    }
    return isIn(PUBLIC_IPV6, address);
  }

  /** Whether names of this machine may be called. */
  boolean isLoopbackCallable() {
    return isCallable(InetAddress.getLoopbackAddress());
  }

  private static boolean isIn(List<AddressRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static byte[] inverted(byte[] address) {
    var inverted = address.clone();
    for (var i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    return inverted;
  }

  private static InetAddress ipv4(byte[] address, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
