package io.orgtrail.web.documents;

import io.orgtrail.api.identity.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.utils.SpringDocUtils;
import tools.jackson.databind.JsonNode;

/** Starts the OpenAPI document of a service. */
public final class ApiDescription {

  private static final String SCHEME = "bearer";

  static {
    // A caller is read from the token, never from a parameter.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class)
        .replaceWithClass(JsonNode.class, Object.class);
  }

  private ApiDescription() {}

  /** A document in which every operation needs a bearer token. */
  public static OpenAPI of(String title, String description) {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "A token of the installation's issuer, for its audience and not expired. What its"
                    + " holder may do is looked up with each request.");
    return new OpenAPI()
        .info(
            new Info()
                .title(title)
                .description(description)
                .version("v1")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .addServersItem(new Server().url("/").description("Where this document was read"))
        .components(new Components().addSecuritySchemes(SCHEME, bearer))
        .addSecurityItem(new SecurityRequirement().addList(SCHEME));
  }
}
