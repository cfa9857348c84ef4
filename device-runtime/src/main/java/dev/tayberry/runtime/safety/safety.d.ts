declare module 'hal:safety' {
  import { EventEmitter } from 'node:events';

  /** Outputs were put on their safe level from outside the script, and stay there until opened anew. */
  export interface Trip {
    /** What happened; `uncaught`, `exit`, `reload` and `killed` end the program, so they are seen in `trips.log` only. */
    reason:
      | 'max-on' | 'interlock' | 'heartbeat' | 'blocked'
      | 'uncaught' | 'exit' | 'reload' | 'signal' | 'killed';
    /** The names of the outputs that were away from their safe level, and of serial ports told to stop. */
    pins: string[];
    /** For a person. */
    message: string;
    time: Date;
  }

  interface Safety extends EventEmitter {
    /** The sign of life that a manifest with `"heartbeat": { "within": "1s", "by": "app" }` wants. */
    beat(): void;
    /** The last hundred trips of this program, the newest last. */
    readonly trips: Trip[];
    on(event: 'trip', listener: (trip: Trip) => void): this;
  }

  const safety: Safety;
  export default safety;
}
