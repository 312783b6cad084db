package com.jupiteriq.edge.observe;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.access.NamedLimit;
import com.jupiteriq.alerts.Alerts;
import com.jupiteriq.alerts.Nearing;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.limits.Standing;
import java.util.List;

/// Notes what is used of limits that are nearly used up (R314). Where the tightest of a request's limits is
/// far from its thresholds, so are the others, and nothing more is looked at.
record NearLimits(Alerts alerts, Limits limits) implements RequestObserver {

    @Override
    public void over(Visit visit, long nanos) {
        Admitted caller = visit.admitted();
        Standing tightest = visit.stands();
        if (caller == null || tightest == null) {
            return;
        }
        List<Integer> thresholds = caller.limits().thresholds();
        long used = tightest.limit() - tightest.remaining();
        if (!thresholds.isEmpty() && Nearing.reaches(used, tightest.limit(), thresholds.getFirst())) {
            visit.spent().forEach(allowance -> note(caller, allowance, thresholds));
        }
    }

    private void note(Admitted caller, Allowance allowance, List<Integer> thresholds) {
        Standing standing = limits.peek(List.of(allowance));
        NamedLimit named = NamedLimit.of(caller, allowance);
        alerts.note(new Nearing(caller.tenant(), named.scope(), named.name(), allowance, standing.limit(),
            standing.limit() - standing.remaining()), thresholds);
    }
}
