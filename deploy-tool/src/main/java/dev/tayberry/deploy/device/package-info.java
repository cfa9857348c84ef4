/**
 * What lies on a device as sh and unit files, beside this: root's part ({@code tayberry-admin},
 * {@code tayberry-settle}), the owner's ({@code tayberry-files}), and what the units run.
 */
@NullMarked
package dev.tayberry.deploy.device;

import org.jspecify.annotations.NullMarked;
