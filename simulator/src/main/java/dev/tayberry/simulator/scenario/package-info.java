/**
 * Scenarios: what is done to a board and its surroundings, and what should come of it, as a YAML
 * file. {@code ScenarioFile} reads it and says what is wrong with it, where; {@code ScenarioRun}
 * does its steps one after the other in a fresh world in virtual time. On the loop's thread.
 * Imports: world, record, device-runtime.
 */
@NullMarked
package dev.tayberry.simulator.scenario;

import org.jspecify.annotations.NullMarked;
