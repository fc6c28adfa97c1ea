package io.orgtrail.command.webhooks.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private final AddressRules rules = AddressRules.allowing(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::8.8.8.8",
        "100::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:a00:1::f7f7:f7f7",
        "2001:0:808:808::80ff:fffe",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1"
      })
  void doesNotCallWhatIsNotPublic(String address) throws UnknownHostException {
    assertThat(rules.isCallable(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:0:808:808::f7f7:f7f7",
        "2001:1::1"
      })
  void callsWhatIsPublic(String address) throws UnknownHostException {
    assertThat(rules.isCallable(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void callsWhatIsAllowed_inEveryForm() throws UnknownHostException {
    var some = AddressRules.allowing(List.of("10.1.0.0/16", "192.168.1.7", "fd00:1::/32"));

    for (var address :
        List.of("10.1.2.3", "192.168.1.7", "fd00:1::5", "::ffff:10.1.0.1", "2002:a01:1::")) {
      assertThat(some.isCallable(InetAddress.getByName(address))).as(address).isTrue();
    }
    for (var address : List.of("10.2.0.1", "192.168.1.8", "fd00:2::5", "127.0.0.1", "::1")) {
      assertThat(some.isCallable(InetAddress.getByName(address))).as(address).isFalse();
    }
  }

  @Property
  void anAddressInsideOfOneForIpv6CountsAsItself(@ForAll @Size(4) byte[] ipv4)
      throws UnknownHostException {
    var callable = rules.isCallable(InetAddress.getByAddress(ipv4));

    assertThat(rules.isCallable(ipv6("0064ff9b0000000000000000", ipv4))).isEqualTo(callable);
    assertThat(rules.isCallable(ipv6("00000000000000000000ffff", ipv4))).isEqualTo(callable);
    assertThat(rules.isCallable(ipv6("000000000000000000000000", ipv4))).isFalse();
  }

  @Property
  void aRangeHoldsExactlyWhatBeginsLikeIt(@ForAll @Size(4) byte[] first, @ForAll int random) {
    var bits = Math.floorMod(random, 32) + 1;
    var range = new AddressRange(first, bits);
    var other = first.clone();
    other[(bits - 1) / 8] ^= (byte) (0x80 >> (bits - 1) % 8);

    assertThat(range.contains(first)).isTrue();
    assertThat(range.contains(other)).isFalse();
    assertThat(new AddressRange(first, bits - 1).contains(other)).isTrue();
  }

  private static InetAddress ipv6(String hexOfFirst, byte[] last) throws UnknownHostException {
    var bytes = new byte[16];
    for (var i = 0; i < 12; i++) {
      bytes[i] = (byte) Integer.parseInt(hexOfFirst.substring(2 * i, 2 * i + 2), 16);
    }
    System.arraycopy(last, 0, bytes, 12, 4);
    return InetAddress.getByAddress(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "1.2.3.4/8/9", "::/x"})
  void refusesToStartWithWhatIsNoRange(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRules.allowing(List.of(text)))
        .withMessageContaining("not a range of addresses");
  }
}
