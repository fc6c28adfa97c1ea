package io.orgtrail.web.documents;

import io.swagger.v3.core.converter.ModelConverter;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Makes the OpenAPI document of a service out of its code and its {@link DocumentTexts}. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

  @Bean
  ModelConverter recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  ProblemResponses problemResponses(
      ObjectProvider<Refusals> refusals, ObjectProvider<DocumentTexts> texts) {
    return new ProblemResponses(refusals.orderedStream().toList(), orNone(texts));
  }

  @Bean
  OperationTexts operationTexts(ObjectProvider<DocumentTexts> texts) {
    return new OperationTexts(orNone(texts));
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  GlobalOpenApiCustomizer documentOrder() {
    return new DocumentOrder();
  }

  private static DocumentTexts orNone(ObjectProvider<DocumentTexts> texts) {
    return texts.getIfAvailable(DocumentTexts::none);
  }
}
