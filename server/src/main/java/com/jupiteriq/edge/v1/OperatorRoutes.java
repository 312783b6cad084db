package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Route;
import java.util.List;

/// Routes of `/v1` that exist for the operator alone.
public record OperatorRoutes(List<Route> table) {}
