declare module 'hal:pwm' {
  import { EventEmitter } from 'node:events';

  export type Kind = 'hardware' | 'software';

  interface CommonOptions {
    /** `inverted` where the pulse is the low part. By default the manifest's `activeLow`. */
    polarity?: 'normal' | 'inverted';
    /** Who makes the pulses; `auto`, the default: the chip where it can, else a thread. */
    kind?: Kind | 'auto';
    /** Takes a chip's output that another program has left giving pulses. */
    takeOver?: boolean;
  }

  export interface PwmOptions extends CommonOptions {
    /** Hz, 500 by default; software pulses 0.1 to 1000. */
    frequency?: number;
    /** At first, 0 to 1. By default what the manifest's `initial` or `safe` level is, else 0. */
    duty?: number;
  }

  export interface ServoOptions extends CommonOptions {
    /** Microseconds at 0 degrees; 1000 by default. */
    min?: number;
    /** Microseconds at `range` degrees; 2000 by default. */
    max?: number;
    /** Degrees from one end to the other; 180 by default. */
    range?: number;
    /** Where it goes at first; without it there are no pulses until the first write. */
    angle?: number;
    /** Hz; 50 by default. */
    frequency?: number;
  }

  export interface RampOptions {
    /** Milliseconds. */
    duration: number;
    /** `ease` is slow at both ends; `linear` by default. */
    curve?: 'linear' | 'ease';
  }

  /** How late the last 1024 edges of software pulses came, in microseconds. */
  export interface Jitter {
    p50: number;
    p99: number;
    max: number;
    /** How many were measured. */
    edges: number;
  }

  interface Pulses extends EventEmitter, AsyncDisposable {
    /** The name it was opened by. */
    readonly name: string;
    readonly closed: boolean;
    readonly kind: Kind;
    /** `null` where the chip makes the pulses. */
    readonly jitter: Jitter | null;
    /** Ends the pulses, on the safe level where the manifest has one. Idempotent. */
    close(): Promise<void>;
    /** The output is gone: the chip was taken away, or a guard has switched it off. */
    on(event: 'error', listener: (error: Error & { code: string }) => void): this;
    on(event: 'close', listener: () => void): this;
  }

  export interface PwmOutput extends Pulses {
    /** The share of the time that is pulse, 0 to 1; writing it is `write`. */
    duty: number;
    /** Hz; writing it keeps the duty. */
    frequency: number;
    write(duty: number): void;
    /** Settles with whether it got there: `false` if something was written or closed meanwhile. */
    ramp(duty: number, options: RampOptions): Promise<boolean>;
  }

  export interface Servo extends Pulses {
    readonly range: number;
    /** Where it was told to be, in degrees; `null` while released. */
    readonly angle: number | null;
    /** Degrees, 0 to `range`. */
    write(angle: number): void;
    /** Microseconds, `min` to `max`. */
    pulse(micros: number): void;
    /** No pulses any more: the motor lets go. */
    release(): void;
    /** As of an output; where nobody knows the arm is, it goes there at once. */
    ramp(angle: number, options: RampOptions): Promise<boolean>;
  }

  /**
   * Opens the line that the manifest calls so.
   *
   * @throws TypeError, RangeError at once, with code ERR_INVALID_ARG_TYPE or ERR_OUT_OF_RANGE
   * Rejects with code ERR_ACCESS_DENIED (not in the manifest), EBUSY (taken, and by whom), ENODEV
   * (no hardware PWM there, or not enabled), EACCES, EINVAL (a frequency out of reach), EPERM
   * (reserved on this board).
   */
  export function open(name: string, options?: PwmOptions): Promise<PwmOutput>;
  /** As `open`, in degrees and microseconds. */
  export function servo(name: string, options?: ServoOptions): Promise<Servo>;

  const pwm: { open: typeof open; servo: typeof servo };
  export default pwm;
}
