package com.jupiteriq.node;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Makes the [StartCache]: the launcher asks for it after each build, and so does whoever builds an image.
@Command(name = "prepare",
    description = "Rehearses a start and keeps its classes, so that each start is faster.")
public final class Prepare implements Runnable {

    @Override
    public void run() {
        StartCache cache = StartCache.named().orElseThrow(() -> new StartRefused(
            "Classes are kept only for a server that is started by ./jupiter; use that, and no"
            + " -XX:AOTMode=off."));
        Preparation preparation = new Preparation(cache);
        StopSignal.listen(preparation::breakOff, () -> { });
        try {
            switch (preparation.make()) {
                case MADE -> System.out.println("The next start is prepared: " + cache.file());
                case ELSEWHERE -> throw new StartRefused("Another process is preparing the next start.");
                case BROKEN_OFF -> throw new StartRefused("The preparation was broken off.");
                case FAILED -> throw new StartRefused(
                    "The next start could not be prepared; " + preparation.log() + " tells why.");
            }
        } catch (IOException failed) {
            throw new StartRefused("The next start could not be prepared in "
                + cache.file().getParent() + " (" + failed + ").", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The preparation was interrupted.", stop);
        }
    }
}
