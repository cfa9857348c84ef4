package dev.tayberry.deploy.setup;

/**
 * Something wrong with a device.
 *
 * @param grave whether apps do not run for it
 * @param cure a command or a deed; empty where there is none
 */
record Ailment(boolean grave, String what, String cure) {}
