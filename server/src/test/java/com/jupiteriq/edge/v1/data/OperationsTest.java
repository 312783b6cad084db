package com.jupiteriq.edge.v1.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.data.Operation;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {

    /// @param fields that are wrong, with spaces between them
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', value = {
        "{'op':'create','type':'a','data':{'type':'a'}}|-",
        "{'op':'create','type':'a','data':{'type':'b'}}|type",
        "{'op':'create','external_id':'x','data':{'external_id':'y'}}|external_id",
        "{'op':'create','external_id':'x','data':{'status':'new'}}|-",
        "{'op':'upsert','type':'a','external_id':'x','data':{'type':'b','external_id':'y'}}|type external_id",
        "{'op':'upsert','external_id':'x','data':{'external_id':null}}|external_id",
        "{'op':'upsert','external_id':'x','data':{'external_id':'x'}}|-",
        "{'op':'update','external_id':'x','data':{'external_id':'y'}}|-",
    })
    void what_is_said_twice_is_the_same(String operation, String fields) {
        Operation read = Operations.read(
            JsonReader.read(operation.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        List<String> wrong = read instanceof Operation.Unreadable(List<Problem> problems)
            ? problems.stream().map(Problem::field).toList() : List.of();
        assertThat(wrong).isEqualTo(fields == null ? List.of() : List.of(fields.split(" ")));
    }
}
