package io.orgtrail.web.headers;

import java.util.List;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Writes headers when an answer begins, also that of a request which goes on after a pause: what
 * was written before the pause knew nothing of the answer.
 */
final class AnswerHeaderFilter extends HeaderWriterFilter {

  AnswerHeaderFilter() {
    super(List.of(AnswerHeaders::write));
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
