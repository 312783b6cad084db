package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Route;
import java.util.List;

/// The routes of one resource; its module offers them as a bean, and [V1] serves whatever it finds.
public record V1Routes(List<Route> table) {}
