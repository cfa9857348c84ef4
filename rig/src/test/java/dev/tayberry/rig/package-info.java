/**
 * Tests on a real Linux kernel. They run on the host, as JUnit tests do, and drive a virtual
 * machine over SSH: {@link dev.tayberry.rig.Rig} starts it once for all of them, {@link
 * dev.tayberry.rig.Shell} runs commands in it. What of ours runs inside lies in {@code guest}.
 * Nothing here is part of the product; {@code ./tay verify --rig} runs it.
 */
@NullMarked
package dev.tayberry.rig;

import org.jspecify.annotations.NullMarked;
