package com.jupiteriq.edge;

import com.jupiteriq.access.Gate;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.once.Once;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.store.Writes;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EdgeModule {

    @Bean
    Surfaces surfaces(List<Surface> surfaces) {
        return new Surfaces(surfaces);
    }

    /// Patterns name what is below `/v1`, the latest stable version.
    @Bean
    Endpoints endpoints(ObjectProvider<Surfaces> surfaces) {
        return new Endpoints(() ->
            surfaces.getObject().latest().routes().stream().map(Route::endpoint).toList());
    }

    @Bean
    Pipeline.Bounds pipelineBounds() {
        return Pipeline.Bounds.of(Pipeline.ORDINARY);
    }

    @Bean
    ListLines.Rules lists(Pipeline.Bounds bounds) {
        return bounds.lists();
    }

    @Bean
    Pipeline pipeline(
        Surfaces surfaces, OpenPaths openPaths, Gate gate, Limits limits, Once once, Writes writes,
        Pipeline.Bounds bounds, List<RequestObserver> observers) {
        return new Pipeline(surfaces, openPaths, gate, limits, once, writes, bounds, observers);
    }

    /// Routes use it, which the surfaces are made of.
    @Bean
    WholeLists wholeLists(ObjectProvider<Surfaces> surfaces, ListLines.Rules lists) {
        return new WholeLists(surfaces::getObject, lists);
    }
}
