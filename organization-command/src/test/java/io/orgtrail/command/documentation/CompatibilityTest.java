package io.orgtrail.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CompatibilityTest {

  /** A schema of a field {@code a}, with single quotes for double ones. */
  private static JsonNode field(String schema) {
    return json("{'type':'object','properties':{'a':%s}}".formatted(schema));
  }

  private static JsonNode json(String text) {
    return Json.mapper().readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'string'}                         | {'type':'integer'}                        | a takes no string now
          {'type':['string','null']}                | {'type':'string'}                         | a takes no null now
          {}                                        | {'type':'string'}                         | a takes nothing but [string] now
          {'enum':['A','B']}                        | {'enum':['A']}                            | a takes no B now
          {'type':'string'}                         | {'type':'string','enum':['A']}            | a takes nothing but [A] now
          {'type':'string','maxLength':9}           | {'type':'string','maxLength':8}           | a has the tighter maxLength 8 now
          {'type':'string'}                         | {'type':'string','maxLength':8}           | a has the tighter maxLength 8 now
          {'type':'string','minLength':1}           | {'type':'string','minLength':2}           | a has the tighter minLength 2 now
          {'type':'integer','minimum':0}            | {'type':'integer','minimum':1}            | a has the tighter minimum 1 now
          {'type':'integer'}                        | {'type':'integer','exclusiveMinimum':0}   | a has the tighter exclusiveMinimum 0 now
          {'type':'integer','maximum':9}            | {'type':'integer','maximum':8}            | a has the tighter maximum 8 now
          {'type':'array','maxItems':9}             | {'type':'array','maxItems':8}             | a has the tighter maxItems 8 now
          {'type':'array'}                          | {'type':'array','minItems':1}             | a has the tighter minItems 1 now
          {'type':'object','maxProperties':9}       | {'type':'object','maxProperties':8}       | a has the tighter maxProperties 8 now
          {'type':'string','pattern':'a'}           | {'type':'string','pattern':'b'}           | a has another pattern now: "b"
          {'type':'string'}                         | {'type':'string','format':'uri'}          | a has another format now: "uri"
          {'type':'object'}                         | {'type':'object','additionalProperties':false} | a takes no other fields now
          {'type':'object'}                         | {'type':'object','required':['b']}        | a has to have b now
          {'type':'array','items':{'type':'string'}} | {'type':'array','items':{'type':'integer'}} | a[] takes no string now
          {'type':'object','properties':{'b':{}}}   | {'type':'object','properties':{}}         | a.b is gone
          """)
  void aCommandThatWasTakenIsRefused(String earlier, String now, String broken) {
    assertThat(Compatibility.ofCommands(field(earlier), field(now))).containsExactly(broken);
  }

  @Test
  void aCommandHasAFieldLessOrANewOneThatIsRequired() {
    var earlier = json("{'properties':{'a':{},'b':{}},'required':['a']}");
    assertThat(Compatibility.ofCommands(earlier, json("{'properties':{'a':{}},'required':['a']}")))
        .containsExactly("b is gone");
    assertThat(
            Compatibility.ofCommands(
                earlier, json("{'properties':{'a':{},'b':{},'c':{}},'required':['a','c']}")))
        .containsExactly("it has to have c now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'string','maxLength':8,'pattern':'a'} | {'type':'string'}
          {'type':'string','maxLength':8}               | {'type':['string','null'],'maxLength':9}
          {'type':'integer','minimum':1}                | {'type':'integer','minimum':0}
          {'enum':['A']}                                | {'enum':['A','B']}
          {'type':'object','required':['b']}            | {'type':'object','properties':{'c':{'type':'string'}}}
          {'type':'object','additionalProperties':false} | {'type':'object'}
          """)
  void aCommandMayBeTakenThatWasNotTaken(String earlier, String now) {
    assertThat(Compatibility.ofCommands(field(earlier), field(now))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'string'}                         | {'type':'integer'}                        | a may be integer now
          {'type':'string'}                         | {'type':['string','null']}                | a may be null now
          {'type':'string'}                         | {}                                        | a may be anything now
          {'enum':['A']}                            | {'enum':['A','B']}                        | a may be B now
          {'type':'string','enum':['A']}            | {'type':'string'}                         | a may be anything now
          {'type':'object','required':['b']}        | {'type':'object'}                         | a may be without b now
          {'type':'string','format':'date-time'}    | {'type':'string'}                         | a has another format now:
          {'type':'array','items':{'type':'string'}} | {'type':'array','items':{'type':'object'}} | a[] may be object now
          {'type':'object','properties':{'b':{}}}   | {'type':'object','properties':{}}         | a.b is gone
          """)
  void anEventIsNotUnderstoodAnyMore(String earlier, String now, String broken) {
    assertThat(Compatibility.ofEvents(field(earlier), field(now)))
        .singleElement()
        .asString()
        .startsWith(broken);
  }

  @Test
  void anEventHasAFieldLess() {
    assertThat(
            Compatibility.ofEvents(
                json("{'properties':{'a':{},'b':{}},'required':['a']}"),
                json("{'properties':{'a':{}},'required':['a']}")))
        .containsExactly("b is gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':['string','null']}                | {'type':'string'}
          {'enum':['A','B']}                        | {'enum':['A']}
          {'type':'object'}                         | {'type':'object','properties':{'b':{}},'required':['b']}
          {'enum':['A'],'description':'One; new values may come'} | {'enum':['A','B']}
          {'description':'Some; new values may come','items':{'enum':['A']}} | {'items':{'enum':['A','B']}}
          """)
  void anEventMayTellMoreOrBeMoreCertain(String earlier, String now) {
    assertThat(Compatibility.ofEvents(field(earlier), field(now))).isEmpty();
  }
}
