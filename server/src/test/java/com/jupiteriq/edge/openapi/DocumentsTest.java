package com.jupiteriq.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.integration.Integration;
import com.jupiteriq.edge.integration.IntegrationRoutes;
import com.jupiteriq.edge.v1.Identity;
import com.jupiteriq.edge.v1.Platform;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.edge.v1.events.EventRoutes;
import com.jupiteriq.edge.v1.tickets.TicketRoutes;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.SampleEvents;
import com.jupiteriq.kernel.ApiVersion;
import com.jupiteriq.tickets.UnstoredTickets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The documents of the installed surfaces. Their operations are described, not called, so nothing is behind
/// them.
@NullUnmarked
class DocumentsTest {

    private static final OpenApi.Facts FACTS = new OpenApi.Facts(ApiVersion.CURRENT, "", 10 << 20);

    @TestFactory
    Stream<DynamicTest> every_document_keeps_the_rules_and_its_examples_fit() {
        return surfaces().flatMap(surface -> surface.dresses().stream().map(dress ->
            DynamicTest.dynamicTest(dress.name(), () -> check(OpenApi.document(surface, dress, FACTS)))));
    }

    private static void check(byte[] document) {
        assertThat(DocumentCheck.faults(document)).isEmpty();
        assertThat(DocumentCheck.examples(document)).isGreaterThan(20);
    }

    private static Stream<Surface> surfaces() {
        EventCatalogue catalogue = SampleEvents.catalogue("ticket.created");
        List<Route> routes =
            Stream.of(new TicketRoutes(UnstoredTickets.tickets()).table(),
                new EventRoutes(null, catalogue).table())
            .flatMap(List::stream).toList();
        return Stream.of(new V1(routes, List.of(), List.of(
                new V1.Contract(new Platform(), V1.PLATFORM_KEYS, null),
                new V1.Contract(new Identity(), V1.IDENTITY_KEYS, null))),
            new Integration(new IntegrationRoutes(null)));
    }
}
