package com.jupiteriq.edge.v1.operator;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_READ;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_WRITE;
import static com.jupiteriq.plans.PlanDocument.PLAN;

import com.jupiteriq.accounts.Plan;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.plans.PlanDocument;
import com.jupiteriq.plans.PlanTerms;
import com.jupiteriq.plans.Plans;
import java.util.List;

/// The plans with their numbers.
record PlanRoutes(Plans plans) {

    private static final Field NAME = Field.required(
        "plan", new Schema.OneOf(Plan.words()), "One of the plan's names.").example("\"starter\"");

    List<Route> table() {
        return List.of(
            get("/plans/{plan}").where(NAME).named("getPlan", "Read what a plan has.")
                .needs(ACCOUNTS_READ).gives(200, PLAN.shape()).tagged()
                .reads(request -> shown(plans.named(request.variable("plan")))),
            patch("/plans/{plan}").where(NAME)
                .named("updatePlan", "Change what a plan has, for all accounts that have it.")
                .needs(ACCOUNTS_WRITE).takes(PlanDocument.PATCH).gives(200, PLAN.shape()).tagged()
                .examples(new Route.Example(
                    "webhooks", "", "{\"quotas\":{\"webhooks\":20},\"gates\":{\"zapier\":true}}", null))
                .changes((request, write) -> shown(plans.change(request.variable("plan"),
                    ETags.expected(request.ifMatch()), request.body(), write))));
    }

    private static Reply shown(PlanTerms plan) {
        return Reply.ok(PLAN.of(plan)).etag(ETags.of(plan.version()));
    }
}
