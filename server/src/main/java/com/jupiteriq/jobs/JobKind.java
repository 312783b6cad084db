package com.jupiteriq.jobs;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;

/// A kind of long work. The module of the feature that does it offers it as a bean.
public interface JobKind {

    /// By which clients know it, and rows are kept: never changed.
    String word();

    /// What whoever asks for it, sees it or cancels it must be allowed.
    ///
    /// @param order what is wanted
    Permission needs(JsonText order);

    /// Whether there will be something to fetch, of which an environment keeps only so much.
    default boolean makes(JsonText order) {
        return false;
    }

    /// Does the work, or goes on with it behind [Run#done()]: a node may have died in the middle, and the
    /// steps that were committed are done. It returns when everything is done, or when [Run#wanted()] has
    /// said no; then it is gone on with elsewhere. What it throws ends the job as failed, unless trying again
    /// may help.
    void run(Run run);
}
