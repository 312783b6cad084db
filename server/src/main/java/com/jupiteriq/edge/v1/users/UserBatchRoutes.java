package com.jupiteriq.edge.v1.users;

import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.USERS_WRITE;
import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Reply.Result;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserBatch;
import com.jupiteriq.users.UserBatch.Item;
import com.jupiteriq.users.UserBatch.Outcome;
import com.jupiteriq.users.UserBatches;
import com.jupiteriq.users.Users;
import java.util.List;
import java.util.function.Function;

/// Many users in one request (002:482; R104–R106; decision C61).
final class UserBatchRoutes {

    private static final String USERS = "users";
    private static final String ATOMIC = "atomic";

    private static final Shape NEW = USER.creation();

    private static final Shape BATCH = Shape.of("NewUsers",
        Field.required(USERS, new Schema.Each(NEW, UserBatches.MAX),
            "Each as if it were sent alone, in this order; without `atomic` one that is wrong fails alone."),
        Field.optional(ATOMIC, new Schema.Flag(), "Make all or none.").byDefault("false"));

    private final UserBatches batches;

    UserBatchRoutes(UserBatches batches) {
        this.batches = batches;
    }

    List<Route> table() {
        return List.of(
            post("/users/batch").named("createUsers", "Make 1 to 100 users; no mail is sent.")
                .needs(USERS_WRITE).takes(BATCH).countsEach(USERS).givesEach(USER.shape())
                .quota(Users.QUOTA).examples(UserExamples.BATCH).preparesChange(this::create));
    }

    private Function<Write, Reply> create(Request request) {
        UserBatch batch = batches.prepare(
            items(request), request.body().flag(ATOMIC, false), request.caller());
        return write -> new Reply.Results("user", request.caller().origin().requestId(),
            batches.create(batch, write).stream().map(UserBatchRoutes::result).toList());
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Made(User user) -> new Result.Made(USER.of(user));
            case Outcome.Failed(Failure failure) -> new Result.Failed(failure);
        };
    }

    private static List<Item> items(Request request) {
        return request.body().values().get(USERS) instanceof JsonValue.Arr(List<JsonValue> users)
            ? users.stream().map(UserBatchRoutes::item).toList() : List.of();
    }

    private static Item item(JsonValue sent) {
        if (!(sent instanceof JsonValue.Obj user)) {
            return new Item.Unreadable(List.of(Problem.wrong("", "A user must be an object.")));
        }
        try {
            return new Item.Readable(USER.created(ShapeReader.read(NEW, user, false)));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Invalid(List<Problem> problems)) {
                return new Item.Unreadable(problems);
            }
            throw refused;
        }
    }
}
