package com.jupiteriq.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords as the server does, with the same library and parameters, in so many threads that do nothing
/// else: `THREADS SECONDS`. Prints one line like [Load].
public final class BareHashes {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final int SPARE_BLOCKS = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private BareHashes() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int threads = Integer.parseInt(arguments[0]);
        long begin = System.nanoTime();
        long end = begin + Long.parseLong(arguments[1]) * NANOS_PER_SECOND;
        Latencies all = new Latencies();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(() -> hashUntil(end));
            }
            for (Future<List<Long>> done : pool.invokeAll(work)) {
                done.get().forEach(all::add);
            }
        }
        System.out.println(all.line(System.nanoTime() - begin));
    }

    private static List<Long> hashUntil(long end) {
        BlockPool blocks = new FixedBlockPool(MEMORY_KIB + SPARE_BLOCKS);
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] password = "seven slow camels".getBytes(StandardCharsets.UTF_8);
        List<Long> took = new ArrayList<>();
        for (long now = System.nanoTime(); now < end; ) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES).withParallelism(1).withSalt(salt).withBlockPool(blocks).build());
            generator.generateBytes(password, new byte[DIGEST_BYTES]);
            long then = System.nanoTime();
            took.add(then - now);
            now = then;
        }
        return took;
    }
}
