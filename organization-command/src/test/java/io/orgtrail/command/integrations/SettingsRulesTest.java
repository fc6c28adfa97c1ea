package io.orgtrail.command.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.RejectedException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {

  @ParameterizedTest
  @CsvSource({
    "roleArn, arn:aws:iam::123456789012:role/orgtrail-reader",
    "role_arn, arn:aws-cn:iam::123456789012:role/Data/Reader",
    "externalId, 0b5c3b1e-7d5e-4c1c-9d61-0c8f2b9f6f1a",
    "externalId, wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab",
    "bucket, acme-training-data.2026",
    "bucketName, acme-secrets",
    "region, eu-central-1",
    "prefix, datasets/Cats2026/Training/Images/Set001",
    "endpoint, https://minio.example.com:9000/acme?list-type=2",
    "url, https://acme.blob.core.windows.net/container",
    "container, abfss://data@acme.dfs.core.windows.net/raw",
    "clientId, 3f2b8f0e-52a0-4d8b-9f49-5a9a4d0a1c55",
    "tenantId, common",
    "serviceAccount, reader@acme.iam.gserviceaccount.com",
    "kmsKeyId, alias/acme",
    "publicKey, ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB acme",
    "commit, 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
    "secretArn, arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme/db-AbCdEf",
    "secretName, acme/db",
    "secretsManagerRegion, eu-west-1",
    "passwordRef, vault:kv/acme#db",
    "credentialsPath, /run/credentials/acme.json",
    "credentials, projects/acme/secrets/reader/versions/3",
    "secret, arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme",
    "password, https://acme.vault.azure.net/secrets/db/1",
    "tokenUrl, https://login.example.com/oauth2/token",
    "token_endpoint, https://login.example.com/oauth2/token",
    "tokenType, Bearer",
    "tokenTtlSeconds, 3600",
    "authorizationUrl, https://login.example.com/oauth2/authorize",
    "apiKeyLocation, header",
    "tokenizer, bert-base-uncased",
    "maxTokens, 4096",
    "passwordRequired, true",
    "useToken, false",
    "sasl, PLAIN",
    "description, Basic settings of the bearer"
  })
  void letsReferencesPass(String name, String value) {
    assertPasses(Map.of(name, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "dbPassword",
        "PASSWD",
        "db_pass",
        "pwd",
        "passphrase",
        "secret",
        "clientSecret",
        "client_secret",
        "secretAccessKey",
        "secret_id",
        "accessKey",
        "AWS_ACCESS_KEY",
        "token",
        "sessionToken",
        "refresh-token",
        "tokens",
        "apiKey",
        "api_key",
        "X-Api-Key",
        "privateKey",
        "private.key",
        "accountKey",
        "sharedKey",
        "signingKey",
        "masterKey",
        "hmacKey",
        "serviceAccountKey",
        "credentials",
        "connectionString",
        "sasUrl",
        "sas_token",
        "bearer",
        "Authorization"
      })
  void rejectsWhatIsNamedLikeASecret(String name) {
    assertRejected(Map.of(name, "hunter2"), "settings." + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk",
        "AKIAIOSFODNN7EXAMPLE",
        "key ASIAIOSFODNN7EXAMPLE of acme",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        " wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "github_pat_11ABCDEFG0abcdefghijkl",
        "glpat-abcdefghij0123456789",
        "xoxb-1234567890-abcdef",
        "sk_live_abcdefghij0123456789",
        "sk-abcdefghijklmnopqrstuvwxyz0123456789",
        "hf_abcdefghijklmnopqrstuvwxyz01234567",
        "AIzaSyA1234567890abcdefghijklmnopqrstuv",
        "ya29.a0AfH6SMBabcdefghijklmnop",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "Bearer abcdefghijklmnop1234",
        "basic dXNlcjpwYXNzd29yZDEyMw==",
        "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=abc==",
        "Endpoint=sb://acme.example.com/;SharedAccessKeyName=Root;SharedAccessKey=abc",
        "Server=db;User Id=sa;Password=hunter2",
        "postgresql://acme:hunter2@db.example.com/acme",
        "redis://:hunter2@cache.example.com:6379",
        "https://acme.blob.core.windows.net/data?sv=2024&sig=abc%3D",
        "https://acme.s3.amazonaws.com/data?X-Amz-Signature=abc",
        "https://api.example.com/v1?access_token=abc"
      })
  void rejectsWhatLooksLikeASecret_whateverItsName(String value) {
    assertRejected(Map.of("note", value), "settings.note");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "postgresql://acme:hunter2@db.example.com/acme",
        "-----BEGIN RSA PRIVATE KEY-----"
      })
  void aNameForReferencesHidesNoSecret(String value) {
    assertRejected(Map.of("secretUrl", value), "settings.secretUrl");
    assertRejected(Map.of("accessKeyId", value), "settings.accessKeyId");
  }

  @Test
  void numbersCanBeSecrets_booleansAndNothingCannot() {
    assertRejected(Map.of("password", 12345678), "settings.password");
    assertPasses(Map.of("password", true));
    assertPasses(Map.of("password", " "));
    assertPasses(Collections.singletonMap("password", null));
  }

  @Test
  void looksIntoSettingsOfSettings() {
    assertRejected(
        Map.of("aws", Map.of("auth", Map.of("secretAccessKey", "hunter2"))),
        "settings.aws.auth.secretAccessKey");
    assertRejected(Map.of("hosts", List.of("a", "redis://:pw@b")), "settings.hosts[1]");
    assertRejected(Map.of("tokens", List.of("hunter2")), "settings.tokens[0]");
    assertRejected(
        Map.of("stores", List.of(Map.of("url", "https://a"), Map.of("password", "hunter2"))),
        "settings.stores[1].password");
  }

  @Test
  void aPlainNameIsThatOfTheSettingsAround() {
    assertRejected(Map.of("token", Map.of("value", "hunter2")), "settings.token.value");
    assertRejected(
        Map.of("headers", List.of(Map.of("name", "Authorization", "value", "hunter2"))),
        "settings.headers[0].value");
    assertPasses(Map.of("region", Map.of("value", "eu-west-1")));
    assertPasses(Map.of("headers", List.of(Map.of("name", "Accept", "value", "text/csv"))));
  }

  @Test
  void referencesPassInSettingsNamedLikeASecret() {
    assertPasses(
        Map.of(
            "credentials",
            Map.of("roleArn", "arn:aws:iam::1:role/r", "region", "eu-west-1", "cached", true)));
    assertPasses(Map.of("secretArns", List.of("arn:aws:secretsmanager:eu-west-1:1:secret:a")));
  }

  @Test
  void doesNotRepeatTheSecret() {
    assertThatThrownBy(() -> SettingsRules.requireNoSecret(Map.of("password", "hunter2")))
        .hasMessageNotContaining("hunter2");
  }

  private static void assertPasses(Map<String, ?> settings) {
    assertThatCode(() -> SettingsRules.requireNoSecret(settings)).doesNotThrowAnyException();
  }

  private static void assertRejected(Map<String, ?> settings, String field) {
    assertThatThrownBy(() -> SettingsRules.requireNoSecret(settings))
        .asInstanceOf(InstanceOfAssertFactories.type(RejectedException.class))
        .extracting(RejectedException::rejection)
        .satisfies(
            rejection -> {
              assertThat(rejection.code()).isEqualTo(ErrorCode.SECRET_IN_SETTINGS);
              assertThat(rejection.fields()).extracting(FieldError::field).containsExactly(field);
            });
  }
}
