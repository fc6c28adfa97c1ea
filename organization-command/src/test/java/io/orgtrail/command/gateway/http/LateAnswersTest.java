package io.orgtrail.command.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LateAnswersTest {

  private final LateAnswers filter = new LateAnswers();
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final CompletableFuture<ResponseEntity<byte[]>> answer = new CompletableFuture<>();

  @BeforeEach
  void allowPauses() {
    request.setAsyncSupported(true);
  }

  private static ResponseEntity<byte[]> answer(String content) {
    return ResponseEntity.status(418).header(HttpHeaders.RETRY_AFTER, "1").body(content.getBytes());
  }

  private void leave() throws Exception {
    filter.doFilter(
        request,
        response,
        (same, its) -> {
          LateAnswers.give(request, answer);
          assertThat(response.getContentAsString()).as("while filters are at it").isEmpty();
        });
  }

  @Test
  void answersOnceThereIsAnAnswer() throws Exception {
    leave();
    assertThat(request.isAsyncStarted()).isTrue();
    assertThat(response.getContentAsString()).isEmpty();

    answer.complete(answer("tea"));

    assertThat(response.getStatus()).isEqualTo(418);
    assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    assertThat(response.getContentAsString()).isEqualTo("tea");
    assertThat(request.isAsyncStarted()).isFalse();
  }

  @Test
  void answersOnceTheThreadHasLeft_whenTheAnswerCameFirst() throws Exception {
    answer.complete(answer("tea"));

    leave();

    assertThat(response.getContentAsString()).isEqualTo("tea");
    assertThat(request.isAsyncStarted()).isFalse();
  }

  @Test
  void holdsBackAnAnswerOfAnySize_forTheContainerToSend() throws Exception {
    leave();

    answer.complete(answer("t".repeat(100_000)));

    assertThat(response.getBufferSize()).isEqualTo(100_000);
    assertThat(response.getContentAsString()).hasSize(100_000);
  }

  @Test
  void tellsOfAProblem_whenThereIsNoAnswer() throws Exception {
    leave();

    answer.completeExceptionally(new IllegalStateException("for the log alone"));

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getContentAsString()).contains("INTERNAL_ERROR").doesNotContain("alone");
    assertThat(request.isAsyncStarted()).isFalse();
  }

  @Test
  void answersWithoutContent() throws Exception {
    leave();

    answer.complete(ResponseEntity.accepted().build());

    assertThat(response.getStatus()).isEqualTo(202);
    assertThat(response.getContentAsByteArray()).isEmpty();
    assertThat(request.isAsyncStarted()).isFalse();
  }
}
