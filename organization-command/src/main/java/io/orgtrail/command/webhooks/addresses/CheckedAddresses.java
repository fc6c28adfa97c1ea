package io.orgtrail.command.webhooks.addresses;

import static io.orgtrail.command.deciding.Rules.rejectField;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.command.webhooks.CallableAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Checks a URL when it is registered, by what its host is and by where its name leads now. A name
 * that leads nowhere yet passes: what counts is where it leads when it is called.
 */
public final class CheckedAddresses implements CallableAddresses {

  private static final int CACHED_NAMES = 1_000;
  private static final Duration CACHED_FOR = Duration.ofSeconds(30);

  private final AddressRules rules;
  private final NameLookup lookup;
  private final Cache<String, List<InetAddress>> found =
      Caffeine.newBuilder().maximumSize(CACHED_NAMES).expireAfterWrite(CACHED_FOR).build();

  public CheckedAddresses(AddressRules rules, NameLookup lookup) {
    this.rules = rules;
    this.lookup = lookup;
  }

  @Override
  public void require(String text) {
    var url = WebhookUrl.of(text).orElseThrow(CheckedAddresses::noUrl);
    if (url.isLocalhost() && !rules.isLoopbackCallable()) {
      throw notCallable();
    }
    if (!addresses(url).stream().allMatch(rules::isCallable)) {
      throw notCallable();
    }
  }

  /** An address needs no lookup, so that only names wait. */
  private List<InetAddress> addresses(WebhookUrl url) {
    return url.isAddress() ? address(url.host()) : found.get(url.host(), this::lookUp);
  }

  private static List<InetAddress> address(String literal) {
    try {
      return List.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      throw noUrl();
    }
  }

  private List<InetAddress> lookUp(String name) {
    try {
      return lookup.find(name);
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static RejectedException noUrl() {
    return rejectField(
        ErrorCode.INVALID_URL,
        "url",
        "must be an http or https URL of a host, without user or fragment.");
  }

  private static RejectedException notCallable() {
    return rejectField(
        ErrorCode.INVALID_URL, "url", "leads to an address that must not be called.");
  }
}
