package com.jupiteriq.data.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of items that do not look as their type wants it.
class ItemSchemaTest {

    private static final ItemSchema ORDER = compile("""
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "type": "object", "required": ["customer", "lines"], "additionalProperties": false, "x-of": "sales",
         "properties": {
           "customer": {"type": "string", "minLength": 2, "maxLength": 3},
           "mail": {"type": "string", "format": "email"},
           "a/b~c": {"type": "integer"},
           "$ref": {"type": "boolean"},
           "state": {"enum": ["open", 1, null]},
           "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}, "uniqueItems": true, "maxItems": 4},
           "parent": {"$ref": "#"}},
         "$defs": {"line": {"type": "object", "required": ["sku"], "properties": {
           "sku": {"type": "string", "pattern": "^[A-Z]{2}-\\\\d+$"},
           "count": {"type": ["integer", "null"], "minimum": 1, "exclusiveMaximum": 1e3},
           "price": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "EUR$"}]}}}}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'customer':'Ann','lines':[]} | | ",
        "{'customer':'Ann','lines':[],'mail':'no address','$ref':true} | | ",
        "{'customer':'😀😀😀','lines':[{'sku':'AB-1','count':7.0},{'sku':'AB-2','count':null}]} | | ",
        "{'customer':'Ann','lines':[],'state':1.0} | | ",
        "{'customer':'Ann','lines':[],'a/b~c':1e300} | | ",
        "{'customer':'Ann','lines':[],'parent':{'customer':'Bo','lines':[]}} | | ",
        "{'customer':'Ann'} | attributes/lines | This field is required.",
        "{'customer':'Anna','lines':[]} | attributes/customer | Send at most 3 characters.",
        "{'customer':'A','lines':[]} | attributes/customer | Send at least 2 characters.",
        "{'customer':7,'lines':[]} | attributes/customer | Send a text.",
        "{'customer':'Ann','lines':{}} | attributes/lines | Send an array.",
        "{'customer':'Ann','lines':[{'sku':'AB-1'},{}]} | attributes/lines/1/sku | This field is required.",
        "{'customer':'Ann','lines':[{'sku':'ab'}]} | attributes/lines/0/sku | "
            + "Send a text that the pattern \"^[A-Z]{2}-\\\\d+$\" finds something in.",
        "{'customer':'Ann','lines':[{'sku':'AB-1','count':0}]} | attributes/lines/0/count | "
            + "Send a number of at least 1.",
        "{'customer':'Ann','lines':[{'sku':'AB-1','count':1000}]} | attributes/lines/0/count | "
            + "Send a number below 1000.",
        "{'customer':'Ann','lines':[{'sku':'AB-1','count':1.5}]} | attributes/lines/0/count | "
            + "Send a whole number or null.",
        "{'customer':'Ann','lines':[{'sku':'AB-1'},{'sku':'AB-1'}]} | attributes/lines | Send no item twice.",
        "{'customer':'Ann','lines':[],'colour':'red'} | attributes/colour | "
            + "The schema allows nothing here; remove it.",
        "{'customer':'Ann','lines':[],'a/b~c':'x'} | attributes/a~1b~0c | Send a whole number.",
        "{'customer':'Ann','lines':[],'state':'shut'} | attributes/state | "
            + "Send one of \"open\", 1, null.",
        "{'customer':'Ann','lines':[],'parent':{'customer':'Bo'}} | attributes/parent/lines | "
            + "This field is required."})
    void a_violation_names_its_place(String json, String field, String message) {
        List<Problem> problems = ORDER.problems(read(json.replace('\'', '"')));
        if (field == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).extracting(Problem::field, Problem::message)
                .containsExactly(tuple(field, message));
        }
    }

    @Test
    void what_is_missing_is_missing() {
        assertThat(ORDER.problems(read("{}"))).containsExactly(
            Problem.missing("attributes/customer"), Problem.missing("attributes/lines"));
    }

    @Test
    void alternatives_are_told_as_such() {
        JsonValue.Obj item = read("{\"customer\":\"Ann\",\"lines\":[{\"sku\":\"AB-1\",\"price\":true}]}");
        assertThat(ORDER.problems(item))
            .extracting(Problem::field, Problem::message).contains(tuple("attributes/lines/0/price",
                "The schema allows several things here, and this is none of them. For one of them: "
                    + "Send a number."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'const':{'a':[1]}} | {'a':[1.0]} | true",
        "{'properties':{'a':{'multipleOf':0.01}}} | {'a':1.10} | true",
        "{'properties':{'a':{'multipleOf':0.01}}} | {'a':1.101} | false",
        "{'properties':{'a':{'multipleOf':1e-300}}} | {'a':1e300} | true",
        "{'properties':{'a':{'uniqueItems':true}}} | {'a':[1,1.0]} | false",
        "{'properties':{'a':{'uniqueItems':true}}} | {'a':[1,'1',true,[1],{}]} | true",
        "{'properties':{'a':{'prefixItems':[{'type':'string'}],'items':false}}} | {'a':['x']} | true",
        "{'properties':{'a':{'prefixItems':[{'type':'string'}],'items':false}}} | {'a':['x',1]} | false",
        "{'properties':{'a':{'contains':{'const':7},'minContains':2}}} | {'a':[7,7.0]} | true",
        "{'properties':{'a':{'contains':{'const':7},'minContains':2}}} | {'a':[7]} | false",
        "{'propertyNames':{'maxLength':1}} | {'a':1} | true",
        "{'propertyNames':{'maxLength':1}} | {'ab':1} | false",
        "{'patternProperties':{'^n':{'type':'number'}}} | {'n':1,'m':'x'} | true",
        "{'patternProperties':{'^n':{'type':'number'}}} | {'n1':'x'} | false",
        "{'dependentRequired':{'a':['b']}} | {'a':1} | false",
        "{'dependentSchemas':{'a':{'required':['b']}}} | {'a':1} | false",
        "{'if':{'required':['a']},'then':{'required':['b']},'else':false} | {'a':1,'b':1} | true",
        "{'if':{'required':['a']},'then':{'required':['b']},'else':false} | {'b':1} | false",
        "{'not':{'required':['a']}} | {'a':1} | false",
        "{'oneOf':[{'required':['a']},{'required':['b']}]} | {'a':1} | true",
        "{'oneOf':[{'required':['a']},{'required':['b']}]} | {'a':1,'b':1} | false",
        "{'allOf':[{'properties':{'a':true}}],'unevaluatedProperties':false} | {'a':1} | true",
        "{'allOf':[{'properties':{'a':true}}],'unevaluatedProperties':false} | {'a':1,'b':1} | false",
        "{'$ref':'#/$defs/x','$defs':{'x':{'$anchor':'y','required':['a']}}} | {} | false",
        "{'$ref':'#y','$defs':{'x':{'$anchor':'y','required':['a']}}} | {} | false",
        "{'$ref':'#/$defs/a~1b%20c','$defs':{'a/b c':{'required':['a']}}} | {} | false",
        "{'$dynamicAnchor':'n','properties':{'a':{'$dynamicRef':'#n'}},'maxProperties':1} "
            + "| {'a':{'a':{}}} | true",
        "{'$dynamicAnchor':'n','properties':{'a':{'$dynamicRef':'#n'}},'maxProperties':1} "
            + "| {'a':{'a':{'b':1,'c':2}}} | false",
        "{'$ref':'#/properties/b','properties':{'b':false}} | {} | false",
        "{'properties':{'a':{'pattern':'^.$'}}} | {'a':'😀'} | true",
        "{'properties':{'a':{'pattern':'b'}}} | {'a':'abc'} | true",
        "{'properties':{'a':{'format':'date-time','contentEncoding':'base64','readOnly':true}}} "
            + "| {'a':'?'} | true"
        })
    void keywords_mean_what_the_specification_says(String schema, String json, boolean fine) {
        List<Problem> problems = compile(schema.replace('\'', '"')).problems(read(json.replace('\'', '"')));
        assertThat(problems.isEmpty()).as("%s", problems).isEqualTo(fine);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.field()).matches("attributes(/.*)?");
            assertThat(problem.message()).endsWith(".");
        });
    }

    @Test
    void a_hundred_problems_are_enough() {
        ItemSchema schema = compile("{\"additionalProperties\":{\"type\":\"string\"}}");
        StringBuilder json = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 500; i++) {
            json.append(",\"a").append(i).append("\":1");
        }
        assertThat(schema.problems(read(json.append('}').toString()))).hasSize(ItemSchema.MAX_PROBLEMS);
    }

    static ItemSchema compile(String schema) {
        return ItemSchema.compile(read(schema));
    }

    static JsonValue.Obj read(String json) {
        return JsonReader.read(json.getBytes(UTF_8));
    }
}
