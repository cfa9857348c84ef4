declare module 'hal:device' {
  interface Device {
    /**
     * The app does what it is for. An app with `"ready": { "by": "app" }` in its manifest counts as started with this call;
     * a new release that does not come to it within `ready.within` is taken back. Only the first call counts.
     */
    ready(): void;
    /**
     * Asks not to be updated or started anew for now, because of the reason (1 to 200 characters, for a person), until the
     * function it returns is called (once is enough). An update waits; whoever is in a hurry can go ahead all the same.
     */
    busy(reason: string): () => void;
    /** Whether `ready()` has been called. */
    readonly isReady: boolean;
    /** Why it had better not be updated now, the oldest reason first. */
    readonly reasons: string[];
  }

  const device: Device;
  export default device;
}
