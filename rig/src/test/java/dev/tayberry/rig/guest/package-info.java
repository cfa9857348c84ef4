/**
 * What runs inside the machine, on the runtime's own class path: tests cannot reach a backend's
 * kernel devices from the host. Knows nothing of JUnit, which is not there.
 */
@NullMarked
package dev.tayberry.rig.guest;

import org.jspecify.annotations.NullMarked;
