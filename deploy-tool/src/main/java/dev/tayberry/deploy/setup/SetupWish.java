package dev.tayberry.deploy.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device is to have.
 *
 * @param runtime for its architecture
 * @param files root's
 * @param java brought along; null: what is there, else Debian's
 * @param now seconds since 1970, here
 * @param cache whether apps are to start quickly
 * @param upgrade whether runtimes that no release names go away
 */
record SetupWish(
    Payload runtime,
    List<SystemFile> files,
    @Nullable JavaArchive java,
    long now,
    boolean cache,
    boolean upgrade) {}
