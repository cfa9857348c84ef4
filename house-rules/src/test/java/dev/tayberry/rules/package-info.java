/**
 * The rules of the house as tests: what may import what, who may look at the clock, how a folder of
 * hal looks, and what the launcher and NOTICE promise. Reads all modules, is imported by none.
 */
@NullMarked
package dev.tayberry.rules;

import org.jspecify.annotations.NullMarked;
