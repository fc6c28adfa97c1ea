package io.orgtrail.benchmarks.people;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Everybody who calls: a crowd in which each has a token, and an operator. */
public record People(List<Person> crowd, Person operator) {

  /** Has tokens made for as many as that. */
  public static People of(int count, String tokenUrl) {
    try (Issuer issuer = new Issuer(tokenUrl)) {
      List<Person> crowd = IntStream.range(0, count).mapToObj(i -> person(issuer, i)).toList();
      return new People(crowd, operator(issuer));
    }
  }

  private static Person person(Issuer issuer, int number) {
    String userId = "person-%06d".formatted(number);
    String email = userId + "@example.com";
    String name = "Person %06d".formatted(number);
    return Person.of(
        userId, email, name, issuer.token(Map.of("sub", userId, "email", email, "name", name)));
  }

  private static Person operator(Issuer issuer) {
    String userId = "benchmark-operator";
    return Person.of(
        userId,
        null,
        "Operator",
        issuer.token(Map.of("sub", userId, "scope", "organization:operator")));
  }

  /** The person of that number; numbers beyond the last begin again. */
  public Person get(int number) {
    return crowd.get(Math.floorMod(number, crowd.size()));
  }

  public int size() {
    return crowd.size();
  }
}
