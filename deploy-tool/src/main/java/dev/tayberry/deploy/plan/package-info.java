/**
 * What a deploy will do: {@link Facts} about a device in, a {@link Plan} of {@link Step}s out.
 * Pure: nothing here looks, runs or waits, so that every plan can stand in a test.
 */
@NullMarked
package dev.tayberry.deploy.plan;

import org.jspecify.annotations.NullMarked;
