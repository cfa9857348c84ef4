/**
 * Settings of apps, kept on devices and in no release: how they travel and what is told of them. A
 * value is on no command line and in no message.
 */
@NullMarked
package dev.tayberry.deploy.settings;

import org.jspecify.annotations.NullMarked;
