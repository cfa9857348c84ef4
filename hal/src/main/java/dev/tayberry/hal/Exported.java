package dev.tayberry.hal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a JS half may call: a method of a native half, or of an object that a native half
 * returns. The runtime hands JavaScript a plain object with a function for each.
 *
 * <p>Values cross as follows. Arguments: boolean, int, double, String, {@code byte[]} (from any
 * typed array or ArrayBuffer), {@code List}, {@code Map<String, Object>}, {@code @Nullable} for
 * null and undefined, records and enums as below, and any {@code @FunctionalInterface} for a
 * callback. Results and callback arguments: the same, {@code long} as BigInt, {@code byte[]} as
 * Uint8Array, records as plain objects, enums as their lower-case names, objects with exported
 * methods as such objects, {@code CompletableFuture} as Promise. {@link HalException} becomes an
 * Error with its code. Callbacks may be called on the loop's thread only, from a task of the loop.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface Exported {}
