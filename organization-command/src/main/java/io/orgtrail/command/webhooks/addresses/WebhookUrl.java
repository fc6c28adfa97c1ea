package io.orgtrail.command.webhooks.addresses;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An absolute http or https URL of a host, with nothing in it that has no business there. */
record WebhookUrl(String host) {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MAX_PORT = 65_535;

  /** Some programs read a name that ends like this as an address, each in its own way. */
  private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

  /** The URL; empty when the text is none. */
  static Optional<WebhookUrl> of(String text) {
    try {
      var uri = new URI(text);
      return isWellFormed(uri) ? Optional.of(new WebhookUrl(host(uri))) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isWellFormed(URI uri) {
    return uri.getScheme() != null
        && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && uri.getPort() != 0
        && uri.getPort() <= MAX_PORT
        && isHost(host(uri));
  }

  private static String host(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isHost(String host) {
    return !host.contains("%")
        && (AddressRange.isIpv4(host) || !ENDS_IN_A_NUMBER.matcher(host).matches());
  }

  /** Whether the host is an address, so that nothing needs to be looked up. */
  boolean isAddress() {
    return host.startsWith("[") || AddressRange.isIpv4(host);
  }

  /** Whether the host is this machine by name, wherever the name leads. */
  boolean isLocalhost() {
    return host.equals("localhost") || host.endsWith(".localhost");
  }
}
