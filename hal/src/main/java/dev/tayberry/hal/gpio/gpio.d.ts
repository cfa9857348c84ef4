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
    /** The resistor inside the chip, which counts where `drive` lets go. */
    pull?: 'up' | 'down' | 'none';
    /**
     * Which voltages are driven: both, by default; only the low one, so that several may share the
     * line, or only the high one. A resistor makes the other.
     */
    drive?: 'push-pull' | 'open-drain' | 'open-source';
    /** Whether 1 is the low voltage. By default what the manifest says, else false. */
    activeLow?: boolean;
    /** The level from the first moment on. By default the manifest's, else `safe`, else 0. */
    initial?: Level;
    /** The level when closed, by the app, its end or its crash. The manifest's goes before it. */
    safe?: Level;
  }

  /** Several lines at once. `initial` is a list of levels, or a number whose bit 0 is the first. */
  export type GroupOptions =
    | ({ direction?: 'in' } & InputOptions)
    | ({ direction: 'out'; initial?: Level[] | number } & Omit<OutputOptions, 'initial'>);

  export interface EdgeEvent {
    value: Level;
    /** Nanoseconds, monotonic; on a debounced line when the level had lasted. */
    timestamp: bigint;
    /** Counts the reported edges of this input, or of this group, from 1; a gap is what was lost. */
    sequence: number;
  }

  export interface GroupEdgeEvent extends EdgeEvent {
    /** Whose edge it is. */
    name: string;
    /** Its place in the group. */
    index: number;
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
    /** Opens it anew in other ways, without giving it back; what is not named stays. */
    reconfigure(options: InputOptions): Promise<void>;
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
    /** The level on the line: on an open drain others may hold it low. */
    read(): Level;
    write(value: Level | boolean): void;
    toggle(): void;
    /** As for inputs; it goes on driving its `value` all the time. */
    reconfigure(options: Pick<OutputOptions, 'activeLow' | 'pull' | 'drive'>): Promise<void>;
    on(event: 'error', listener: (error: Error & { code: string }) => void): this;
    on(event: 'close', listener: () => void): this;
  }

  /** Several lines in one request to the kernel, in the order they were named. */
  export interface Group extends OpenLine {
    readonly names: string[];
    /** The level of each, at one moment. */
    read(): Level[];
    /** The same as a number: the first is bit 0. */
    readBits(): number;
    /** What was written last; of inputs the levels now. */
    readonly value: Level[];
    /** All at once. */
    write(values: (Level | boolean)[] | number): void;
    reconfigure(
      options: InputOptions | Pick<OutputOptions, 'activeLow' | 'pull' | 'drive'>,
    ): Promise<void>;
    on(event: 'change' | 'rise' | 'fall', listener: (event: GroupEdgeEvent) => void): this;
    on(event: 'overrun', listener: (event: { lost: number }) => void): this;
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
  /** Opens several together or none, to be read and written together; inputs unless told. */
  export function group(names: string[], options?: GroupOptions): Promise<Group>;
  /** The board's lines, and who holds them. */
  export function lines(): LineReport[];

  const gpio: {
    input: typeof input;
    output: typeof output;
    group: typeof group;
    lines: typeof lines;
  };
  export default gpio;
}
