declare module 'hal:i2c' {
  /** Bytes: a Buffer, a Uint8Array, or numbers from 0 to 255. They are copied at once. */
  export type Bytes = Uint8Array | number[];

  /** A part of a transaction: bytes to write, or how many to read. */
  export type Part = Bytes | { read: number };

  export interface Found {
    address: number;
    /**
     * `answers`: a device is there. `in-use`: a driver of the kernel holds it; it was left alone.
     * `untried`: this adapter cannot call it without reading a byte from it; `{ read: true }` does.
     */
    state: 'answers' | 'in-use' | 'untried';
  }

  /** Word registers have their low byte first, as SMBus has it, unless told otherwise. */
  export interface WordOptions {
    bigEndian?: boolean;
  }

  /**
   * What fails on the bus rejects with a code: ENXIO (no device answers), EBUSY (a driver of the
   * kernel holds the address), EAGAIN (another controller won the bus), ETIMEDOUT (the bus is
   * stuck), EIO (broken off), EOPNOTSUPP (the adapter cannot do it), ENODEV (the adapter is gone),
   * EBADF (closed).
   */
  export interface Bus extends AsyncDisposable {
    /** The name it was opened by. */
    readonly name: string;
    readonly closed: boolean;
    /** @param address of 7 bits, 0x08 to 0x77. Nothing is sent. */
    device(address: number): Device;
    /**
     * One transaction of up to 42 parts, 8192 bytes each, with repeated starts between them.
     * Resolves to what each `read` read, in order.
     */
    transfer(address: number, parts: Part[]): Promise<Buffer[]>;
    /** Who is on the bus. Writes nothing; reads only where a call alone could do harm. */
    scan(options?: { read?: boolean }): Promise<Found[]>;
    /**
     * Runs the function when its turn comes. Until its promise settles, the bus it is handed has
     * the bus alone: everybody else of this app waits. Turns are given in the order they were asked for.
     */
    lock<T>(action: (bus: Bus) => Promise<T> | T): Promise<T>;
    /** What waits for its turn rejects with EBADF. Idempotent. */
    close(): Promise<void>;
  }

  export interface Device {
    readonly bus: Bus;
    readonly address: number;
    write(bytes: Bytes): Promise<void>;
    read(count: number): Promise<Buffer>;
    /** Both in one transaction, with a repeated start. */
    writeRead(bytes: Bytes, count: number): Promise<Buffer>;
    readByte(register: number): Promise<number>;
    writeByte(register: number, value: number): Promise<void>;
    readWord(register: number, options?: WordOptions): Promise<number>;
    writeWord(register: number, value: number, options?: WordOptions): Promise<void>;
    /** Registers from this one on. */
    readBlock(register: number, count: number): Promise<Buffer>;
    writeBlock(register: number, bytes: Bytes): Promise<void>;
  }

  /**
   * Opens the bus that the manifest calls so in `buses`.
   *
   * @throws TypeError at once. Rejects with ERR_ACCESS_DENIED (not in the manifest), ENODEV (no such
   * bus), ENOENT (not enabled; the message has the line for config.txt), EACCES (group i2c).
   */
  export function open(name: string): Promise<Bus>;

  const i2c: { open: typeof open };
  export default i2c;
}
