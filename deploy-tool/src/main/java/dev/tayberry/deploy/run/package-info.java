/**
 * Plans are carried out here. A look and a deploy are one command each over the {@link
 * dev.tayberry.deploy.wire.Wire}: small scripts of sh that do the steps there, so that a connection
 * that breaks leaves nothing half done. One thread a device.
 */
@NullMarked
package dev.tayberry.deploy.run;

import org.jspecify.annotations.NullMarked;
