/**
 * PWM: lines that give pulses, for fans, dimmed lights, motors and servos.
 *
 * <p>{@link dev.tayberry.hal.pwm.Pwm} opens a line, {@link dev.tayberry.hal.pwm.OpenPwm} gives
 * pulses on it. The chip's own PWM outputs are used where a line has one, else a thread of this
 * process moves the line. {@link dev.tayberry.hal.pwm.SimulatedPwm} is the backend of simulated
 * boards and lives on the loop's thread, as do {@link dev.tayberry.hal.pwm.PwmModule} and what it
 * returns. Lines are those of gpio: nobody has one twice. {@code pwm.js} is what an app imports as
 * {@code hal:pwm}. May import: hal, gpio, linux, board-profiles.
 */
@NullMarked
package dev.tayberry.hal.pwm;

import org.jspecify.annotations.NullMarked;
