package io.orgtrail.query.timetravel;

import io.orgtrail.query.history.AsOf;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameter that an {@link AsOf} comes from, wherever there is one. */
@Component
class AsOfParameter implements GlobalOperationCustomizer {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(AsOf.class);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (!List.of(method.getMethod().getParameterTypes()).contains(AsOf.class)) {
      return operation;
    }
    return operation.addParametersItem(
        new QueryParameter()
            .name(AsOfArgument.PARAMETER)
            .description("RFC 3339 time or position: the state as it was right after it")
            .schema(new StringSchema()));
  }
}
