package com.jupiteriq.edge.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Reply.Result;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final JsonText ITEM = new JsonText("{\"id\":\"data_1\"}");

    @Test
    void each_result_says_its_own_status() {
        Reply.Results results = new Reply.Results("item", "req_1", List.of(
            new Result.Made(ITEM), new Result.Done(200, ITEM), new Result.Done(204, null),
            new Result.Failed(new Failure.Stale(7))));
        assertThat(new String(new Platform().dress(results).bytes(), StandardCharsets.UTF_8)).isEqualTo("""
            {"results":[{"index":0,"status":201,"item":{"id":"data_1"}},\
            {"index":1,"status":200,"item":{"id":"data_1"}},{"index":2,"status":204},\
            {"index":3,"status":409,"error":{"code":"CONFLICT","message":\
            "The object is in version 7 by now. Read it again and repeat the change.",\
            "details":{"request_id":"req_1","version":7}}}],"succeeded":3,"failed":1}""");
        assertThat(results.length()).isEqualTo(2 * ITEM.text().length() + Result.REFUSAL);
    }

    @Test
    void an_object_is_called_by_the_last_word_of_its_shape() {
        Shape shape = Shape.of("DataItem", Field.required("id", Schema.text(10), "Its id."));
        assertThat(Results.shape(shape.nested(), shape).toString()).contains("name=item,");
    }
}
