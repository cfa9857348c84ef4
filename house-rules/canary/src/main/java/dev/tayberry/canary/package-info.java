/** Mistakes the build must refuse; {@code ./tay verify} compiles them and wants to see it fail. */
@NullMarked
package dev.tayberry.canary;

import org.jspecify.annotations.NullMarked;
