package dev.tayberry.board;

import org.jspecify.annotations.Nullable;

/**
 * One GPIO line as the kernel knows it.
 *
 * @param name as the profile and the kernel name it, {@code GPIO17}
 * @param chip the label of its chip, {@code pinctrl-bcm2711}; never a number, they move
 * @param offset on that chip
 * @param headerPin where it comes out, if it does
 * @param bootPull what the line is pulled to before anybody asks: up, down or none
 * @param reserved why an app must not drive it, if so
 */
public record Line(
    String name,
    String chip,
    int offset,
    @Nullable Integer headerPin,
    String bootPull,
    @Nullable String reserved) {}
