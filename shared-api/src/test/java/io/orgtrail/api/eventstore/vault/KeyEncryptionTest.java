package io.orgtrail.api.eventstore.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionTest {

  private static final String FIRST = "1:" + key(1);
  private static final String SECOND = "2:" + key(2);
  private static final byte[] OWNER = {7};
  private static final byte[] KEY = Aes.newKey();

  private static String key(int filling) {
    var bytes = new byte[32];
    bytes[0] = (byte) filling;
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void unwrapsWhatItWrapped() {
    var keys = KeyEncryption.of(FIRST);
    assertThat(keys.unwrap(keys.wrap(KEY, OWNER), OWNER)).isEqualTo(KEY);
  }

  @Test
  void wrapsWithTheFirstKeyAndUnwrapsWithAny() {
    var old = KeyEncryption.of(FIRST).wrap(KEY, OWNER);
    var rotated = KeyEncryption.of(SECOND + ", " + FIRST);
    assertThat(rotated.unwrap(old, OWNER)).isEqualTo(KEY);
    assertThat(KeyEncryption.keyOf(old)).isEqualTo(1);
    assertThat(KeyEncryption.keyOf(rotated.wrap(KEY, OWNER))).isEqualTo(2);
  }

  @Test
  void saysWhichKeyItHasNot() {
    var wrapped = KeyEncryption.of(SECOND).wrap(KEY, OWNER);
    assertThatThrownBy(() -> KeyEncryption.of(FIRST).unwrap(wrapped, OWNER))
        .hasMessageContaining("has not the key 2 of this database");
    assertThatThrownBy(() -> KeyEncryption.of("2:" + key(3)).unwrap(wrapped, OWNER))
        .hasMessageContaining("has not the key 2 of this database");
  }

  @Test
  void givesNobodyTheKeyOfSomebodyElse() {
    var keys = KeyEncryption.of(FIRST);
    var wrapped = keys.wrap(KEY, OWNER);
    assertThatThrownBy(() -> keys.unwrap(wrapped, new byte[] {8}))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1", "1:", "1:AAAA", "x:AAAA", "0:AAAA", "1:AAAA,", "1:%%%%", "1:AAAAA"})
  void refusesWhatIsNoKey(String setting) {
    assertThatThrownBy(() -> KeyEncryption.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ORGANIZATION_PERSONAL_DATA_KEYS must");
  }

  @Test
  void refusesTwoKeysOfOneNumber_andTellsNoneOfThem() {
    assertThatThrownBy(() -> KeyEncryption.of(FIRST + ",1:" + key(2)))
        .hasMessageEndingWith("must have a number of its own for each key");
    assertThat(KeyEncryption.of(FIRST)).hasToString("KeyEncryption");
  }
}
