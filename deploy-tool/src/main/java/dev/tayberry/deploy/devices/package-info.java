/**
 * {@code tayberry.devices.toml}: names and groups for devices. Reads one file; knows no network.
 */
@NullMarked
package dev.tayberry.deploy.devices;

import org.jspecify.annotations.NullMarked;
