package io.orgtrail.query.audit;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** Reads what a client accepts: where that leaves a choice, it gets JSON. */
final class JsonFirst implements ContentNegotiationStrategy {

  private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    return header.resolveMediaTypes(request).stream().flatMap(JsonFirst::withJson).toList();
  }

  private static Stream<MediaType> withJson(MediaType accepted) {
    return accepted.isWildcardSubtype() && accepted.includes(MediaType.APPLICATION_JSON)
        ? Stream.of(MediaType.APPLICATION_JSON.copyQualityValue(accepted), accepted)
        : Stream.of(accepted);
  }
}
