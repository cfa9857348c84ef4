declare module 'hal:serial' {
  import { Duplex } from 'node:stream';

  /** Bytes: a Buffer or Uint8Array, text (UTF-8), or numbers from 0 to 255. */
  type Bytes = Uint8Array | string | number[];

  /** What stands in `package.json` under `tayberry.serial` may be opened: by its name, or by what it names. */
  export function open(nameOrPort: string, options?: OpenOptions): Promise<SerialPort>;

  /** The ports there are, sorted by path. What is not known is left out. */
  export function list(): Promise<PortInfo[]>;

  /** A framer without a port, for bytes that come some other way (a socket, a rig). */
  export function framer(framing: Framing): Framer;

  /** CRC-16/MODBUS: crc16modbus('123456789') is 0x4b37. */
  export function crc16modbus(bytes: Bytes): number;

  /** The sum of the bytes, modulo 256. */
  export function sum8(bytes: Bytes): number;

  export interface OpenOptions {
    /** Bits per second; by default the manifest's. */
    baudRate?: number;
    /** Default 8. */
    dataBits?: 5 | 6 | 7 | 8;
    /** Default 1. */
    stopBits?: 1 | 1.5 | 2;
    /** Default 'none'. */
    parity?: 'none' | 'even' | 'odd' | 'mark' | 'space';
    /** RTS/CTS is 'hardware', XON/XOFF is 'software'. Default 'none'. */
    flowControl?: 'none' | 'hardware' | 'software';
    /** Whether DTR is on once the port is open; many Arduinos begin anew when it goes on. Default true. */
    dtr?: boolean;
    /** Whether RTS is on. Default true. */
    rts?: boolean;
    /** Makes the stream one of frames. */
    framing?: Framing;
    /** Opens again after an unplug, first after `first` ms (250), then twice as long up to `max` (5000). Default false. */
    reconnect?: boolean | { first?: number; max?: number };
    /** Sent before the port is closed: by close(), or because the program ends, however it ends. Before it, what waits is dropped. */
    lastWords?: Bytes;
    /** Bytes written and not yet sent from which write() returns false. Default 16384. */
    highWaterMark?: number;
    /** Bytes kept while nobody reads; more is lost and told by 'overrun'. Default 65536. */
    bufferSize?: number;
  }

  export type Framing = DelimiterFraming | LengthFraming | RegularFraming;

  /** Frames that end with a delimiter. Empty ones are left out unless `keep` is set. */
  export interface DelimiterFraming {
    type: 'delimiter';
    /** Default '\n'. */
    delimiter?: Bytes;
    /** Whether a frame is given with its delimiter. Default false. */
    keep?: boolean;
    /** The longest frame; longer ones are garbage. Default 65536. */
    max?: number;
  }

  /** Frames that say how long they are. */
  export interface LengthFraming {
    type: 'length';
    /** The bytes a frame begins with. */
    start?: Bytes;
    /** Where its length stands, counted from 0. */
    lengthAt: number;
    /** Default 1. */
    lengthBytes?: 1 | 2;
    /** Default 'big'. */
    lengthOrder?: 'big' | 'little';
    /** What the whole frame has more than its length field says. Default 0. */
    lengthAdds?: number;
    /** The shortest whole frame. */
    min?: number;
    /** The longest whole frame. A small one finds back from noise sooner. */
    max?: number;
    checksum?: {
      type: 'sum8' | 'xor8' | 'crc16modbus';
      /** The first byte it covers; it covers all up to itself. Default 0. */
      from?: number;
      /** Its place from the end of the frame: -2 is the last but one. Default: at the very end. */
      at?: number;
      /** Default 'little', as Modbus sends it. */
      order?: 'big' | 'little';
    };
    /** The bytes a frame ends with. */
    end?: Bytes;
    /** Silence in ms that abandons a half frame. Default: never. */
    gap?: number;
  }

  /** Packets told apart by their length, by the silence between them, or by both. */
  export interface RegularFraming {
    type: 'regular';
    /** Bytes in every packet. */
    length?: number;
    /** Silence in ms between packets. */
    gap?: number;
    /** The longest packet where only silence ends one. Default 65536. */
    max?: number;
  }

  export interface Framer {
    /** The frames that these bytes complete. */
    push(bytes: Bytes): Buffer[];
    reset(): void;
    /** How many bytes belonged to no frame. */
    readonly garbage: number;
  }

  export interface PortInfo {
    path: string;
    /** What the manifest calls it. */
    name?: string;
    /** The link in /dev/serial/by-id: the same in every socket. */
    byId?: string;
    manufacturer?: string;
    /** What a USB adapter calls itself. */
    product?: string;
    serialNumber?: string;
    /** Four hex digits. */
    vendorId?: string;
    /** Four hex digits. */
    productId?: string;
  }

  /** The modem lines that the other side sets. */
  export interface Signals {
    cts: boolean;
    dsr: boolean;
    ri: boolean;
    dcd: boolean;
  }

  export interface Garbage {
    bytes: Buffer;
    reason: 'noise' | 'length' | 'end' | 'checksum' | 'truncated';
    /** Bytes of garbage since the port was opened. */
    total: number;
  }

  /**
   * An open port: a stream of Buffers, one for each frame where framing is set.
   * Codes of errors: ENOENT, EACCES, EBUSY (names the holder), EINVAL, ENODEV (unplugged), ENOBUFS, EIO, ERR_ACCESS_DENIED.
   */
  export interface SerialPort extends Duplex {
    readonly path: string;
    /** False while unplugged and after close(). */
    readonly isOpen: boolean;
    /** Bytes that belonged to no frame so far. */
    readonly garbage: number;

    /** The callback comes when the bytes are on the wire. While unplugged, writes fail with ENODEV. */
    write(bytes: Bytes, callback?: (error: Error | null) => void): boolean;
    write(text: string, encoding: BufferEncoding, callback?: (error: Error | null) => void): boolean;
    /** Resolves when everything written so far is on the wire. */
    drain(): Promise<void>;
    /** Holds the line low for so many ms (250; at most 5000), after what was written before. */
    break(ms?: number): Promise<void>;
    /** Sets modem lines; one that is not named stays. Rejects with ENOTTY where the port has none. */
    set(lines: { dtr?: boolean; rts?: boolean }): Promise<void>;
    /** The other side's modem lines. Rejects with ENOTTY where the port has none. */
    get(): Promise<Signals>;
    /** Drops what is not sent yet (its callbacks get ECANCELED) and what was not yet given. */
    flush(): void;
    /** Sends what was written, as far as the other side takes it, and closes. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;

    on(event: 'data' | 'frame', listener: (bytes: Buffer) => void): this;
    on(event: 'garbage', listener: (garbage: Garbage) => void): this;
    /** Bytes were lost because nobody read them. */
    on(event: 'overrun', listener: (overrun: { lost: number }) => void): this;
    /** A modem line of the other side changed, or pulsed. */
    on(event: 'signals', listener: (now: Signals) => void): this;
    /** The other side held the line low. */
    on(event: 'break', listener: (breaks: { count: number }) => void): this;
    /** Bytes came damaged (parity: left out), without a stop bit (framing), or too fast (overrun). */
    on(event: 'fault', listener: (fault: { kind: 'parity' | 'framing' | 'overrun'; count: number }) => void): this;
    on(event: 'disconnect', listener: (error: Error) => void): this;
    /** `dropped`: bytes written without a callback while the port was gone. */
    on(event: 'reconnect', listener: (again: { attempts: number; dropped: number }) => void): this;
    on(event: 'open' | 'close' | 'drain' | 'end' | 'finish', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: string, listener: (...args: any[]) => void): this;
  }

  const serial: {
    open: typeof open;
    list: typeof list;
    framer: typeof framer;
    crc16modbus: typeof crc16modbus;
    sum8: typeof sum8;
  };
  export default serial;
}
