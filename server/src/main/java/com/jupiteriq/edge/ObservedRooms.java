package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rooms, with those who look at what leaves them.
public record ObservedRooms(Rooms rooms, List<RequestObserver> observers) implements Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedRooms.class);

    @Override
    public void serve(Exchange exchange) {
        rooms.serve(exchange);
    }

    @Override
    public List<String> methods(Exchange preflight) {
        return rooms.methods(preflight);
    }

    @Override
    public Answer refuse(Exchange exchange, Failure failure) {
        return rooms.refuse(exchange, failure);
    }

    /// Who asks for health or a document calls no API: a balancer would be most of the requests.
    @Override
    public void leave(Exchange exchange) {
        if (exchange.open()) {
            return;
        }
        long nanos = exchange.nanos();
        for (RequestObserver observer : observers) {
            try {
                observer.over(exchange, nanos);
            } catch (RuntimeException bug) {
                LOG.error("A request could not be observed", bug);
            }
        }
    }
}
