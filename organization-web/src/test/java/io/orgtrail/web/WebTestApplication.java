package io.orgtrail.web;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.documents.ApiDescription;
import io.swagger.v3.oas.models.OpenAPI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service that fails in every way there is. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({WebConfiguration.class, WebTestApplication.Things.class})
class WebTestApplication {

  @Bean
  OpenAPI description() {
    return ApiDescription.of("Test", "For tests.");
  }

  record Thing(int size, List<Integer> numbers, String name) {}

  @RestController
  static class Things {

    @GetMapping("/caller")
    Caller caller(Caller caller) {
      return caller;
    }

    @GetMapping("/tagged")
    ResponseEntity<String> tagged() {
      return ResponseEntity.ok().eTag("\"1\"").body("tagged");
    }

    @GetMapping("/tagged-later")
    CompletableFuture<ResponseEntity<String>> taggedLater() {
      return CompletableFuture.supplyAsync(this::tagged);
    }

    @GetMapping("/rejected")
    String rejected() {
      throw new RejectedException(
          Rejection.invalid(List.of(new FieldError("name", "must not be empty"))));
    }

    @GetMapping("/taken")
    String taken() {
      throw new RejectedException(ErrorCode.SLUG_TAKEN, "The slug acme is taken.");
    }

    @GetMapping("/limited")
    String limited(@RequestParam int limit) {
      return "" + limit;
    }

    @GetMapping("/headed")
    String headed(@RequestHeader("If-Match") String version) {
      return version;
    }

    @PostMapping("/things")
    Thing thing(@RequestBody Thing thing) {
      return thing;
    }

    @GetMapping("/boom")
    String boom() {
      throw new IllegalStateException("secret inner detail");
    }

    @GetMapping("/database-gone")
    String databaseGone() throws Exception {
      throw new Exception("read failed", new SQLException("connection refused", "08001"));
    }
  }
}
