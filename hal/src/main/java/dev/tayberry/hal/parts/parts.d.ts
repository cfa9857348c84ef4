declare module 'hal:parts' {
  import { EventEmitter } from 'node:events';

  /** 0 to 1. */
  type Share = number;
  /** Settles with false when the part is told something else meanwhile, or is closed. */
  type Done = Promise<boolean>;
  type Failure = Error & { code: string };

  /**
   * What every part is. `open` throws a TypeError or RangeError at once where its arguments are
   * wrong, and rejects as `hal:gpio` and its kin do where the pin, or the hardware, is not to be had.
   */
  interface Part extends EventEmitter, AsyncDisposable {
    /** The pins it was opened by. */
    readonly name: string;
    readonly closed: boolean;
    /** Ends what it does and gives back its pins. Idempotent. */
    close(): Promise<void>;
    /** One of its pins is gone. */
    on(event: 'error', listener: (error: Failure) => void): this;
    on(event: 'close', listener: () => void): this;
  }

  /** `on()` and `off()` without arguments switch; with them they are the EventEmitter's. */
  interface Switch extends Part {
    on(): this;
    on(event: string, listener: (...details: any[]) => void): this;
    off(): this;
    off(event: string, listener: (...details: any[]) => void): this;
    toggle(): this;
    readonly isOn: boolean;
  }

  export interface LedOptions {
    /** With pulses (`hal:pwm`), so that it has every brightness. */
    dimmable?: boolean;
    /** Hz, of these pulses. */
    frequency?: number;
    brightness?: Share;
  }

  export interface Led extends Switch {
    /** 0 or 1 unless it is dimmable: then any other is ERR_NOT_DIMMABLE. */
    brightness: Share;
    /** Milliseconds, 500 each by default; until told otherwise unless there are `times`. */
    blink(options?: { on?: number; off?: number; times?: number }): Done;
    /** 1000 ms by default. */
    fade(brightness: Share, options?: { duration?: number }): Done;
  }
  export const Led: { open(pin: string, options?: LedOptions): Promise<Led> };

  export interface ButtonOptions {
    /** Milliseconds that a contact must last; 25 by default. */
    debounce?: number;
    /** Milliseconds after which a press is a hold; 1000 by default. */
    hold?: number;
    /** Milliseconds between the two presses of a double, at most; 400 by default. */
    double?: number;
  }

  /** Its `pull` and `activeLow` stand in the manifest. The app runs on while somebody listens. */
  export interface Button extends Part {
    readonly isPressed: boolean;
    /** Nanoseconds, as of `hal:gpio`. */
    on(event: 'press' | 'double', listener: (event: { timestamp: bigint }) => void): this;
    /** `duration`: milliseconds since the press. */
    on(event: 'release', listener: (event: { duration: number; timestamp: bigint }) => void): this;
    /** While it is held, once. */
    on(event: 'hold', listener: (event: { duration: number }) => void): this;
    on(event: 'error', listener: (error: Failure) => void): this;
    on(event: 'close', listener: () => void): this;
  }
  export const Button: { open(pin: string, options?: ButtonOptions): Promise<Button> };

  /** Without a safe level in the manifest it warns (ERR_NO_SAFE_LEVEL). */
  export interface Relay extends Switch {
    /** On for so many milliseconds; 500 by default. */
    pulse(milliseconds?: number): Done;
  }
  export const Relay: { open(pin: string, options?: { on?: boolean }): Promise<Relay> };

  export interface BuzzerOptions {
    /** One without a tone of its own, which sounds as its pulses do. */
    passive?: boolean;
    /** Hz, of a passive one's beeps; 2000 by default. */
    frequency?: number;
  }

  export interface Buzzer extends Part {
    on(): this;
    on(event: string, listener: (...details: any[]) => void): this;
    off(): this;
    off(event: string, listener: (...details: any[]) => void): this;
    /** 100 ms by default. */
    beep(milliseconds?: number): Done;
    /** Sound, silence, sound … in milliseconds. */
    pattern(lengths: number[], options?: { times?: number }): Done;
    /** Hz or `'C#5'`; without a length until `off()`. Of a passive one only, else ERR_NO_TONES. */
    tone(pitch: number | string, milliseconds?: number): Done;
  }
  export const Buzzer: { open(pin: string, options?: BuzzerOptions): Promise<Buzzer> };

  export interface ServoOptions {
    /** Microseconds at 0 degrees and at `range`; 1000 and 2000 by default. */
    min?: number;
    max?: number;
    /** Degrees; 180 by default. */
    range?: number;
    /** Where it goes at first; without it there are no pulses until the first turn. */
    angle?: number;
  }

  export interface Servo extends Part {
    /** Where it was told to be, in degrees; `null` while released. */
    readonly angle: number | null;
    readonly range: number;
    turn(angle: number, options?: { duration?: number; curve?: 'linear' | 'ease' }): Done;
    /** To the middle of its range. */
    center(options?: { duration?: number; curve?: 'linear' | 'ease' }): Done;
    /** There and back, each way in the duration of 1000 ms by default. */
    sweep(options?: { from?: number; to?: number; duration?: number; times?: number }): Done;
    /** No force any more. */
    release(): this;
  }
  export const Servo: { open(pin: string, options?: ServoOptions): Promise<Servo> };

  export interface MotorOptions {
    /** A line for each way. */
    forward?: string;
    backward?: string;
    /** Or one line for the way, 1 being forward. */
    direction?: string;
    /** A line whose pulses give the speed: needed with `direction`, else at will. */
    speed?: string;
    /** Hz, of these pulses; 1000 by default. */
    frequency?: number;
    /** Milliseconds between the ways; by default the manifest's interlock's, else 100. */
    deadTime?: number;
    /** Whether both lines on are a brake, as with an H bridge; false by default. */
    brake?: boolean;
  }

  export interface Motor extends Part {
    readonly moving: 'forward' | 'backward' | null;
    /** Settles once it moves: after the dead time, if it went the other way before. */
    forward(speed?: Share): Done;
    backward(speed?: Share): Done;
    /** Lets it run out. */
    stop(): this;
    /** Holds it. */
    brake(): this;
  }
  /**
   * Rejects with ERR_NO_SAFE_LEVEL where the manifest has no safe level for a line that drives, with
   * ERR_INTERLOCK where a brake is asked for against its interlock.
   */
  export const Motor: { open(options: MotorOptions): Promise<Motor> };

  export interface DistanceSensorOptions {
    trigger: string;
    echo: string;
    /** Millimetres; what is farther is null. 4000 by default. */
    max?: number;
    /** Of which the median counts; 3 by default. */
    samples?: number;
    /** °C of the air, 20 by default. */
    temperature?: number;
  }

  export interface DistanceSensor extends Part {
    /** Millimetres, or null if nothing is near enough. Rejects with ETIMEDOUT if it does not answer. */
    read(): Promise<number | null>;
  }
  export const DistanceSensor: { open(options: DistanceSensorOptions): Promise<DistanceSensor> };

  export interface BME280Options {
    /** 0x76, the default, or 0x77. */
    address?: number;
    /** Samples for each value; 1 by default. */
    oversampling?: 1 | 2 | 4 | 8 | 16;
  }

  export interface Air {
    /** °C */
    temperature: number;
    /** % of what the air could hold. */
    humidity: number;
    /** hPa */
    pressure: number;
  }

  export interface BME280 extends Part {
    read(): Promise<Air>;
  }
  /** Rejects with ENODEV where another chip answers, and as `hal:i2c` does. */
  export const BME280: { open(bus: string, options?: BME280Options): Promise<BME280> };

  export interface VL53L0XOptions {
    /** 0x29 by default. */
    address?: number;
    /** Millimetres; what is farther is null. 2000 by default. */
    max?: number;
    /** Milliseconds until it is given up (ETIMEDOUT); 500 by default. */
    timeout?: number;
  }

  export interface VL53L0X extends Part {
    /** Millimetres, or null where nothing is seen. */
    read(): Promise<number | null>;
  }
  export const VL53L0X: { open(bus: string, options?: VL53L0XOptions): Promise<VL53L0X> };

  export interface MCP3008Options {
    /** 0 by default. */
    chipSelect?: number;
    /** Volts at its VREF; 3.3 by default. */
    reference?: number;
    /** Hz; 1 000 000 by default. It takes 1.35 MHz at 2.7 V, 3.6 MHz at 5 V. */
    speed?: number;
  }

  export interface ChannelOptions {
    /** Against the other channel of its pair. */
    differential?: boolean;
  }

  export interface MCP3008 extends Part {
    /** @param channel 0 to 7 */
    read(channel: number, options?: ChannelOptions): Promise<Share>;
    volts(channel: number, options?: ChannelOptions): Promise<number>;
    /** 0 to 1023. */
    raw(channel: number, options?: ChannelOptions): Promise<number>;
  }
  export const MCP3008: { open(bus: string, options?: MCP3008Options): Promise<MCP3008> };

  export interface PCF8574Options {
    /** 0x20 by default; a PCF8574A begins at 0x38. */
    address?: number;
    /** The input that its INT is wired to. */
    interrupt?: string;
  }

  export interface ExpanderPin {
    readonly number: number;
    read(): Promise<0 | 1>;
    /** 0 pulls down, 1 lets go. */
    write(level: 0 | 1 | boolean): Promise<void>;
  }

  export interface PCF8574 extends Part {
    /** Pin 0 is the lowest bit. */
    read(): Promise<number>;
    write(levels: number): Promise<void>;
    pin(number: number): ExpanderPin;
    on(event: 'change', listener: (event: { levels: number; changed: number }) => void): this;
    on(event: 'error', listener: (error: Failure) => void): this;
    on(event: 'close', listener: () => void): this;
  }
  export const PCF8574: { open(bus: string, options?: PCF8574Options): Promise<PCF8574> };
}
