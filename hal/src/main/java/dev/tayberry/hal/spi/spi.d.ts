declare module 'hal:spi' {
  /** Bytes: a Buffer, a Uint8Array, or numbers from 0 to 255. They are copied at once. */
  export type Bytes = Uint8Array | number[];

  /** A part of a transaction: bytes to send, or how many to read while zeros are sent. */
  export type Part = Bytes | { read: number };

  export interface OpenOptions {
    /** Which of the bus's chip-select lines: 0, the default, is CE0. */
    chipSelect?: number;
    /** Polarity of the clock times two, plus its phase. Default 0. */
    mode?: 0 | 1 | 2 | 3;
    /** At most, in bits per second; the controller takes the next one below that it has. Default 1 000 000. */
    speed?: number;
    /** Words of more than 8 bits are two or four bytes, the low one first. Default 8. */
    bitsPerWord?: number;
    /** Whether the lowest bit of a byte goes first; where the controller cannot, Tayberry turns bytes of 8 bits around. */
    lsbFirst?: boolean;
    /** Whether the chip is selected by the high level. */
    csHigh?: boolean;
  }

  /**
   * What fails rejects with a code: EINVAL (the controller cannot do it), EIO, ETIMEDOUT, ENODEV
   * (the bus is gone), EBADF (closed).
   */
  export interface Chip extends AsyncDisposable {
    /** The name its bus was opened by. */
    readonly name: string;
    readonly chipSelect: number;
    readonly closed: boolean;
    /** Sends bytes; resolves to as many that came back meanwhile. */
    transfer(bytes: Bytes): Promise<Buffer>;
    write(bytes: Bytes): Promise<void>;
    /** Sends so many zeros; resolves to what came back. */
    read(count: number): Promise<Buffer>;
    /** Up to 256 parts, 1 MiB together, while the chip stays selected; resolves to one Buffer for each. */
    transaction(parts: Part[]): Promise<Buffer[]>;
    /** What waits for its turn rejects with EBADF. Idempotent. */
    close(): Promise<void>;
  }

  /**
   * Opens a chip on the bus that the manifest calls so in `buses`.
   *
   * @throws TypeError, RangeError at once. Rejects with ERR_ACCESS_DENIED (not in the manifest),
   * ENODEV (no such bus or chip select), ENOENT (not enabled; the message has the line for
   * config.txt), EACCES (group spi), EBUSY (open already), EINVAL (which setting cannot be).
   */
  export function open(name: string, options?: OpenOptions): Promise<Chip>;

  const spi: { open: typeof open };
  export default spi;
}
