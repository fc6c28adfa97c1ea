package io.orgtrail.query.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTagsIT extends QueryTest {

  @Test
  void followsTagsToTheirEnd() {
    var acme = acme().tagCreated("t1", "Urgent", "FF0000").tagCreated("t2", "Later", "00ff00");
    acme.tagUpdated("t1", "Now", "0000FF");
    var answer = as(alice).after(acme).get(path(acme));
    assertThat(answer.<String>each("id")).containsExactly("t1", "t2");
    assertThat(answer.<Object>json("$.data[0]"))
        .isEqualTo(Map.of("id", "t1", "text", "Now", "color", "0000FF"));
    acme.tagDeleted("t1");
    assertThat(as(alice).after(acme).get(path(acme)).<String>each("id")).containsExactly("t2");
  }

  @Test
  void pagesThroughTags() {
    var acme = acme().tagCreated("z", "Z", "000000").tagCreated("a", "A", "000000");
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "?limit=1");
    assertThat(page.<String>each("id")).containsExactly("z");
    var next = path(acme) + "?cursor=" + page.<String>json("$.nextCursor");
    assertThat(asking.get(next).<String>each("id")).containsExactly("a");
    assertThat(asking.get(next).<String>json("$.nextCursor")).isNull();
  }

  private static String path(Story organization) {
    return "/organizations/%s/resource-tags".formatted(organization.id());
  }
}
