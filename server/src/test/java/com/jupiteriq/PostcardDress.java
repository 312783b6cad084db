package com.jupiteriq;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.v1.Platform;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A contract that nobody needs: everything that a dress may choose is different here. `/v1` wears it in
/// tests, which shows that surface, routes and features know of no dress.
final class PostcardDress implements Dress {

    static final String NAME = "postcard";

    private static final Header TYPE = new Header("Content-Type", "application/vnd.postcard+json");

    /// Gives `/v1` this dress beside its own, without touching a route.
    @Configuration(proxyBeanMethods = false)
    static class Worn {

        @Bean
        static BeanPostProcessor postcard() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof V1 v1
                        ? new V1(v1.routes(), List.of(new Platform(), new PostcardDress()))
                        : bean;
                }
            };
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer dress(Reply reply) {
        return switch (reply) {
            case Reply.One one -> card(200, one.location(), one.etag(), new JsonWriter()
                .object().field("dear", "you").field("news", one.body()).endObject());
            case Reply.Listed list -> {
                JsonWriter out = new JsonWriter().object().field("dear", "you").key("news").array();
                list.items().forEach(out::raw);
                yield card(200, null, null,
                    out.endArray().key("of").number(list.total())
                        .field("more", list.nextCursor()).endObject());
            }
            case Reply.Nothing() -> card(200, null, null, new JsonWriter()
                .object().field("dear", "you").nothing("news").endObject());
            case Reply.NotModified(String etag) ->
                new Answer(304, List.of(new Header("ETag", etag)), Answer.NO_BODY);
        };
    }

    @Override
    public Answer dress(Failure failure, String requestId) {
        String regret = failure.getClass().getSimpleName();
        return card(418, null, null, new JsonWriter()
            .object().field("sorry", regret).field("stamp", requestId).endObject());
    }

    private static Answer card(int status, @Nullable String location,
        @Nullable String etag, JsonWriter body) {
        List<Header> headers = new ArrayList<>(List.of(TYPE));
        if (location != null) {
            headers.add(new Header("X-Sent-From", location));
        }
        if (etag != null) {
            headers.add(new Header("X-Seal", etag));
        }
        return new Answer(status, headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Schema envelope(Reply.Form form, Schema body) {
        Schema news = form == Reply.Form.LIST ? new Schema.ListOf(body, 100) : body;
        return Shape.of(form + "Postcard",
            Field.required("dear", new Schema.Constant("you"), "The addressee."),
            Field.required("news", news, "What there is to tell.")).nested();
    }

    @Override
    public Shape errorShape() {
        return Shape.of("Regret",
            Field.required("sorry", Schema.text(100), "What went wrong."),
            Field.required("stamp", Schema.text(128), "Unique id of the request."));
    }
}
