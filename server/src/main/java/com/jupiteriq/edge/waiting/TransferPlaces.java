package com.jupiteriq.edge.waiting;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// How many bodies come in, or how many contents go out, at the same time on this node. Such a transfer takes
/// as long as its client lets it and is no request that is worked on, so it is not counted among those: not
/// by [Places], which slow clients would fill.
public final class TransferPlaces {

    /// What one transfer holds in memory while it goes, about: a part for a store of objects, or segments
    /// that are opened, and a thread. All together may hold an eighth of the heap, and more where that is too
    /// little for two accounts.
    private static final long UPLOAD_MEMORY = 8L << 20;
    private static final long DOWNLOAD_MEMORY = 1L << 20;
    private static final int SHARE = 8;

    /// As many times the places of the node may go or wait, all together; whoever waits costs a thread and a
    /// connection.
    private static final int CROWD = 8;

    /// Of those a quarter may be of one account, with however many principals, so that others find room.
    private static final int ACCOUNT_SHARE = 4;

    private final Bounds bounds;
    private final OwnPlaces principals;
    private final OwnPlaces accounts;
    private final Semaphore node;
    private final Semaphore crowd;
    private final OwnPlaces accountsOfCrowd;

    /// How many there may be at once.
    ///
    /// @param principal of one principal
    /// @param waiting of those of one principal that wait for a place; what comes beyond is refused at once
    /// @param account of one account, by all of its principals
    /// @param node of all accounts on this node
    /// @param patience how long each waits for a place
    /// @param retryAfter what those are told who got none
    public record Bounds(
        int principal, int waiting, int account, int node, Duration patience, Duration retryAfter) {

        /// Bodies that are taken as they come.
        public static final Bounds UPLOADS = new Bounds(
            5, 20, 20, ofHeap(UPLOAD_MEMORY, 40, 128), Duration.ofSeconds(10), Duration.ofSeconds(10));

        /// Contents that are given. A page of pictures asks for many of them at once.
        public static final Bounds DOWNLOADS = new Bounds(
            20, 100, 40, ofHeap(DOWNLOAD_MEMORY, 80, 256), Duration.ofSeconds(10), Duration.ofSeconds(5));

        private static int ofHeap(long each, int least, int most) {
            return Math.clamp(Runtime.getRuntime().maxMemory() / SHARE / each, least, most);
        }
    }

    public TransferPlaces(Bounds bounds) {
        this.bounds = bounds;
        this.principals = new OwnPlaces(bounds.principal(), bounds.waiting());
        this.accounts = new OwnPlaces(bounds.account(), Integer.MAX_VALUE - bounds.account());
        this.node = new Semaphore(bounds.node(), true);
        this.crowd = new Semaphore(bounds.node() * CROWD);
        this.accountsOfCrowd = new OwnPlaces(bounds.node() * CROWD / ACCOUNT_SHARE, 0);
    }

    /// Lets it go when there is a place for its principal, for its account and on the node. Refuses with
    /// `Limited` where they have too many themselves, with `Unavailable` where others have.
    public <T> T within(UUID account, UUID principal, Supplier<T> transfer) {
        long latest = System.nanoTime() + bounds.patience().toNanos();
        return inCrowd(account, () ->
            ofPrincipal(principal, latest, () -> ofAccount(account, latest, transfer)));
    }

    /// Nobody waits to be allowed to wait.
    private <T> T inCrowd(UUID account, Supplier<T> transfer) {
        if (!accountsOfCrowd.take(account, Duration.ZERO)) {
            throw new Refused(new Failure.Limited(bounds.retryAfter()));
        }
        try {
            if (!crowd.tryAcquire()) {
                throw new Refused(new Failure.Unavailable(bounds.retryAfter()));
            }
            try {
                return transfer.get();
            } finally {
                crowd.release();
            }
        } finally {
            accountsOfCrowd.giveBack(account);
        }
    }

    private <T> T ofPrincipal(UUID principal, long latest, Supplier<T> transfer) {
        if (!principals.take(principal, left(latest))) {
            throw new Refused(new Failure.Limited(bounds.retryAfter()));
        }
        try {
            return transfer.get();
        } finally {
            principals.giveBack(principal);
        }
    }

    private <T> T ofAccount(UUID account, long latest, Supplier<T> transfer) {
        if (!accounts.take(account, left(latest))) {
            throw new Refused(new Failure.Limited(bounds.retryAfter()));
        }
        try {
            return onNode(latest, transfer);
        } finally {
            accounts.giveBack(account);
        }
    }

    private <T> T onNode(long latest, Supplier<T> transfer) {
        if (!OwnPlaces.within(left(latest), node)) {
            throw new Refused(new Failure.Unavailable(bounds.retryAfter()));
        }
        try {
            return transfer.get();
        } finally {
            node.release();
        }
    }

    private static Duration left(long latest) {
        return Duration.ofNanos(Math.max(0, latest - System.nanoTime()));
    }
}
