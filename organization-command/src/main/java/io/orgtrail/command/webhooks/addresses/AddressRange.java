package io.orgtrail.command.webhooks.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Addresses that begin alike, written as in {@code 10.0.0.0/8} or {@code fd00::/8}. */
record AddressRange(byte[] first, int bits) {

  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  static AddressRange of(String text) {
    var parts = text.strip().split("/", -1);
    try {
      var first = literal(parts[0]);
      var bits = parts.length == 1 ? first.length * 8 : Integer.parseInt(parts[1]);
      if (parts.length > 2 || bits < 0 || bits > first.length * 8) {
        throw new IllegalArgumentException("not a range of addresses: " + text);
      }
      return new AddressRange(first, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("not a range of addresses: " + text, e);
    }
  }

  /** Never looks up a name. */
  private static byte[] literal(String text) throws UnknownHostException {
    if (!isIpv4(text) && !IPV6.matcher(text).matches()) {
      throw new UnknownHostException(text);
    }
    return InetAddress.getByName(text).getAddress();
  }

  /** Whether the text is an IPv4 address in its one usual form. */
  static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  boolean contains(byte[] address) {
    if (address.length != first.length) {
      return false;
    }
    var whole = bits / 8;
    var mask = 0xFF00 >> bits % 8;
    return Arrays.equals(address, 0, whole, first, 0, whole)
        && (bits % 8 == 0 || (address[whole] & mask & 0xFF) == (first[whole] & mask & 0xFF));
  }
}
