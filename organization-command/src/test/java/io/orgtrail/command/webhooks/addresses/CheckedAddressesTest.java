package io.orgtrail.command.webhooks.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedAddressesTest {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "hooks.example.com", List.of("203.0.113.7", "2001:db8::7"),
          "inside.example.com", List.of("10.0.0.7"),
          "both.example.com", List.of("203.0.113.7", "10.0.0.7"),
          "localhost", List.of("127.0.0.1", "::1"));

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch silence = new CountDownLatch(1);
  private final NameLookup lookup = new NameLookup(this::answer, Duration.ofMillis(200), 2);

  private InetAddress[] answer(String name) throws UnknownHostException {
    asked.incrementAndGet();
    if (name.startsWith("silent")) {
      await(silence);
    }
    if (!NAMES.containsKey(name)) {
      throw new UnknownHostException(name);
    }
    var found = new InetAddress[NAMES.get(name).size()];
    for (var i = 0; i < found.length; i++) {
      found[i] = InetAddress.getByName(NAMES.get(name).get(i));
    }
    return found;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void endLookups() {
    silence.countDown();
    lookup.close();
  }

  private CheckedAddresses allowing(String... ranges) {
    return new CheckedAddresses(AddressRules.allowing(List.of(ranges)), lookup);
  }

  private static void assertRefused(CheckedAddresses addresses, String url) {
    assertThatThrownBy(() -> addresses.require(url))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> {
              assertThat(refused.rejection().code()).isEqualTo(ErrorCode.INVALID_URL);
              assertThat(refused.rejection().fields().get(0).field()).isEqualTo("url");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "http://hooks.example.com/a/b?c=d&e=%20",
        "HTTPS://Hooks.Example.COM:8443/x",
        "https://hooks.example.com./x",
        "http://8.8.8.8/",
        "http://[2606:4700:4700::1111]:8080/hook"
      })
  void takesUrlsOfPublicHosts(String url) {
    assertThatCode(() -> allowing().require(url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " https://hooks.example.com",
        "hooks.example.com",
        "/hooks",
        "//hooks.example.com/x",
        "ftp://hooks.example.com",
        "file:///etc/passwd",
        "mailto:a@example.com",
        "javascript:alert(1)",
        "http:hooks.example.com",
        "http://",
        "http:///x",
        "http://:80/",
        "https://user@hooks.example.com",
        "https://user:password@hooks.example.com",
        "https://@hooks.example.com",
        "https://hooks.example.com/#part",
        "https://hooks.example.com/#",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:65536/",
        "https://hooks.example.com/a b",
        "https://hooks.example.com\\@10.0.0.1/",
        "https://hooks.example.com\u0000/",
        "https://hooks.example.com\n/",
        "https://10.0.0.1%00.example.com/"
      })
  void refusesWhatIsNoUrlOfAHost(String url) {
    assertRefused(allowing(), url);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1./",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0X7F.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://010.0.0.1/",
        "http://08.8.8.8/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://a.0x7f/",
        "http://0/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[2606:4700::1%251]/",
        "http://localhost/",
        "http://LOCALHOST/",
        "http://localhost./",
        "http://x.localhost:8080/",
        "http://inside.example.com/",
        "http://both.example.com/"
      })
  void refusesWhatLeadsIntoItsOwnNetwork(String url) {
    assertRefused(allowing(), url);
  }

  @Test
  void callsItselfWhereASettingSaysSo() {
    var addresses = allowing("127.0.0.0/8", "::1/128");

    addresses.require("http://127.0.0.1:9000/hook");
    addresses.require("http://localhost:9000/hook");
    addresses.require("http://receiver.localhost/hook");
    addresses.require("http://[::1]:9000/hook");
    assertRefused(addresses, "http://inside.example.com/");
    assertRefused(addresses, "http://2130706433/");
  }

  @Test
  void takesANameThatLeadsNowhereYet() {
    assertThatCode(() -> allowing().require("https://soon.example.com/"))
        .doesNotThrowAnyException();
  }

  @Test
  void doesNotWaitForNameServersThatAreSilent() {
    var addresses = allowing();

    for (var i = 0; i < 5; i++) {
      addresses.require("https://silent-" + i + ".example.com/");
    }

    assertThat(asked).hasValue(2);
  }

  @Test
  void looksANameUpOnceInAWhile() {
    var addresses = allowing();

    addresses.require("https://hooks.example.com/a");
    addresses.require("https://HOOKS.example.com./b");

    assertThat(asked).hasValue(1);
  }
}
