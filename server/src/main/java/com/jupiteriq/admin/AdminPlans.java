package com.jupiteriq.admin;

import static com.jupiteriq.plans.PlanDocument.PLAN;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.plans.PlanDocument;
import com.jupiteriq.plans.PlanTerms;
import com.jupiteriq.plans.Plans;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `admin plan …`
@Command(name = "plan", description = "Shows and changes what plans have.")
final class AdminPlans implements Runnable {

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminPlans(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "list", description = "Shows what each plan has.")
    int list() {
        return admin.perform(desk -> {
            List<PlanTerms> plans = desk.business().plans().list();
            JsonWriter json = new JsonWriter().object().key("plans").array();
            plans.forEach(plan -> json.raw(PLAN.of(plan)));
            return new Admin.Say(json.endArray().endObject().toString(),
                plans.stream().map(plan -> PLAN.of(plan).text()).collect(Collectors.joining("\n")));
        });
    }

    @Command(name = "set", description = "Changes what a plan has; what is left out stays.")
    int set(
        @Parameters(paramLabel = "PLAN", description = "starter, professional or enterprise") String word,
        @Parameters(paramLabel = "FIELD=VALUE", arity = "1..*", description = "requests_per_minute=N,"
            + " quotas.NAME=N|none, gates.NAME=true|false.") List<String> wishes) {
        Fields body = Wishes.read(wishes, PlanDocument.PATCH);
        return admin.perform(desk -> {
            Plans plans = desk.business().plans();
            PlanTerms plan = desk.business().customers().command(desk.actor(), write ->
                plans.change(word, version -> true, body, write));
            return new Admin.Say(
                new JsonWriter().object().field("plan", PLAN.of(plan)).endObject().toString(),
                PLAN.of(plan).text());
        });
    }
}
