package io.orgtrail.web.documents;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says the same in the same order each time, so that two versions can be compared. */
final class DocumentOrder implements GlobalOpenApiCustomizer {

  private static final List<String> PLACES = List.of("path", "query", "header");
  private static final Comparator<Parameter> PARAMETERS =
      Comparator.<Parameter>comparingInt(parameter -> PLACES.indexOf(parameter.getIn()))
          .thenComparing(parameter -> isOfPages(parameter.getName()))
          .thenComparing(parameter -> parameter.getIn().equals("path") ? "" : parameter.getName());

  private static boolean isOfPages(String name) {
    return name.equals("cursor") || name.equals("limit");
  }

  @Override
  public void customise(OpenAPI document) {
    var paths = new Paths();
    new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
    document.setPaths(paths);
    paths.values().forEach(path -> path.readOperations().forEach(DocumentOrder::sort));
    var components = document.getComponents();
    components.setSchemas(new TreeMap<>(components.getSchemas()));
    components.setExamples(new TreeMap<>(components.getExamples()));
    if (document.getTags() != null) {
      document.setTags(
          document.getTags().stream().sorted(Comparator.comparing(Tag::getName)).toList());
    }
  }

  private static void sort(Operation operation) {
    if (operation.getParameters() != null) {
      operation.setParameters(operation.getParameters().stream().sorted(PARAMETERS).toList());
    }
    var responses = new ApiResponses();
    new TreeMap<>(operation.getResponses()).forEach(responses::addApiResponse);
    operation.setResponses(responses);
    responses
        .values()
        .forEach(
            response -> {
              if (response.getContent() != null) {
                var content = new Content();
                new TreeMap<>(response.getContent()).forEach(content::addMediaType);
                response.setContent(content);
              }
            });
  }
}
