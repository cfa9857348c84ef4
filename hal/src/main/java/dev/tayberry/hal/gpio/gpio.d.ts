declare module 'hal:gpio' {
  import { EventEmitter } from 'node:events';

  /** Logical: on an active-low line 1 is the low voltage. */
  export type Level = 0 | 1;

  export interface InputOptions {
    /** The resistor inside the chip. By default what the manifest says, else as the board boots. */
    pull?: 'up' | 'down' | 'none';
    /** Whether 1 is the low voltage. By default what the manifest says, else false. */
    activeLow?: boolean;
    /** Milliseconds a level must last before it counts; 0, the default, takes every edge. */
    debounce?: number;
    /** The edges that are reported; `both` by default. They are logical, as levels are. */
    edge?: 'both' | 'rise' | 'fall' | 'none';
  }

  export interface OutputOptions {
    /** Whether 1 is the low voltage. By default what the manifest says, else false. */
    activeLow?: boolean;
    /** The level from the first moment on. By default the manifest's, else `safe`, else 0. */
    initial?: Level;
    /** The level when closed, by the app, its end or its crash. The manifest's goes before it. */
    safe?: Level;
  }

  export interface EdgeEvent {
    value: Level;
    /** Nanoseconds, monotonic; on a debounced line when the level had lasted. */
    timestamp: bigint;
    /** Counts the reported edges of this input from 1; a gap is what was lost. */
    sequence: number;
  }

  interface OpenLine extends EventEmitter, AsyncDisposable {
    /** The name it was opened by. */
    readonly name: string;
    readonly closed: boolean;
    /** Gives the line back, an output on its safe level. Idempotent. */
    close(): Promise<void>;
  }

  /** The app runs on while somebody listens to `change`, `rise` or `fall`. */
  export interface Input extends OpenLine {
    /** The level now; on a debounced line the last that lasted. */
    read(): Level;
    readonly value: Level;
    on(event: 'change' | 'rise' | 'fall', listener: (event: EdgeEvent) => void): this;
    /** So many edges came faster than the app took them; the next event is the one after them. */
    on(event: 'overrun', listener: (event: { lost: number }) => void): this;
    /** The line is gone. */
    on(event: 'error', listener: (error: Error & { code: string }) => void): this;
    on(event: 'close', listener: () => void): this;
  }

  export interface Output extends OpenLine {
    /** What was written last. */
    readonly value: Level;
    write(value: Level | boolean): void;
    toggle(): void;
    on(event: 'error', listener: (error: Error & { code: string }) => void): this;
    on(event: 'close', listener: () => void): this;
  }

  export interface LineReport {
    /** `GPIO17` */
    line: string;
    /** The header pin, if it comes out there. */
    pin: number | null;
    /** The app's own name for it. */
    name: string | null;
    /** Who has it open: `desk:key`. */
    holder: string | null;
    /** Why it may not be opened, if so. */
    reserved: string | null;
  }

  /**
   * Opens the line that the manifest calls so.
   *
   * @throws TypeError, RangeError at once, with code ERR_INVALID_ARG_TYPE or ERR_OUT_OF_RANGE
   * Rejects with code ERR_ACCESS_DENIED (not in the manifest), EBUSY (taken, and by whom), EPERM
   * (reserved on this board), ENODEV (no such line, or no lines at all).
   */
  export function input(name: string, options?: InputOptions): Promise<Input>;
  /** As `input`; the line has its initial level from the first moment on. */
  export function output(name: string, options?: OutputOptions): Promise<Output>;
  /** The board's lines, and who holds them. */
  export function lines(): LineReport[];

  const gpio: { input: typeof input; output: typeof output; lines: typeof lines };
  export default gpio;
}
