package com.jupiteriq.edge.wire;

import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Outlet;

/// An answer that goes on, with somebody who is told when it is over.
record Watched(Live live, Runnable over) implements Live {

    @Override
    public void begin(Outlet outlet) {
        live.begin(outlet);
    }

    @Override
    public void roomAgain() {
        live.roomAgain();
    }

    @Override
    public void drain() {
        live.drain();
    }

    @Override
    public void gone() {
        try {
            live.gone();
        } finally {
            over.run();
        }
    }
}
