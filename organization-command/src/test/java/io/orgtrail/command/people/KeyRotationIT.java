package io.orgtrail.command.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.eventstore.vault.KeyEncryption;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.personal.Person;
import io.orgtrail.command.testing.Database;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class KeyRotationIT {

  private static final String OLD = "1:" + key(1);
  private static final String NEW = "2:" + key(2);
  private static final String TYPE = "MemberAdded";
  private static final int PEOPLE = 1_200;

  private final Database database = Database.migratedUpTo("latest");

  private static String key(int filling) {
    var bytes = new byte[32];
    bytes[0] = (byte) filling;
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Vault vault(String keys) {
    var vault =
        new Vault(
            new SpringDataSourceConnectionProvider(database.source()), KeyEncryption.of(keys));
    vault.prepare();
    return vault;
  }

  private TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(database.source()));
  }

  private KeyRotation rotation(Vault vault) {
    return new KeyRotation(database.jdbc(), vault, transactions());
  }

  private static Person person(int number) {
    return Person.user("rotated-" + number);
  }

  private String sealed(Vault vault) throws SQLException {
    var uses =
        IntStream.range(0, PEOPLE)
            .mapToObj(number -> new Vault.Use(person(number), "rotating"))
            .collect(Collectors.toSet());
    try (var connection = database.source().getConnection()) {
      var keys = vault.keysFor(connection, uses, Map.of());
      return "{\"name\":\"%s\"}".formatted(keys.seal(Set.of(person(7)), "Seven"));
    }
  }

  @Test
  void whatWasSealedBeforeIsReadWithTheNewKeyAlone() throws SQLException {
    var text = sealed(vault(OLD));

    var rotating = rotation(vault(NEW + "," + OLD));
    rotating.rotate();

    assertThat(rotating.keys()).containsOnlyKeys(2);
    assertThat(rotating.keys().get(2)).isEqualTo(PEOPLE);
    assertThat(vault(NEW).open(List.of(TYPE), List.of(text)))
        .containsExactly("{\"name\":\"Seven\"}");
    assertThat(vault(NEW).subject(person(7))).isEqualTo(vault(NEW + "," + OLD).subject(person(7)));
    assertThatThrownBy(() -> vault(OLD)).hasMessageContaining("has not the key 2");
  }
}
