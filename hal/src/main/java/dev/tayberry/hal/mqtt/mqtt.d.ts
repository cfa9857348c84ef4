declare module 'hal:mqtt' {
  import { EventEmitter } from 'node:events';

  export type QoS = 0 | 1 | 2;

  /** Text, bytes, or anything JSON can say. */
  export type Payload = string | ArrayBufferView | ArrayBuffer | object | number | boolean | null;

  export interface Properties {
    /** A name may have several values. */
    user?: Record<string, string | string[]>;
    contentType?: string;
    responseTopic?: string;
    correlationData?: Payload;
  }

  export interface PublishOptions {
    /** 0 by default. */
    qos?: QoS;
    retain?: boolean;
    /**
     * Seconds until nobody needs the message any more. It runs while the message waits for the
     * broker, too. From MQTT 5 on the broker counts on.
     */
    expiry?: number;
    /** MQTT 5; a 3.1.1 broker does not get them. */
    properties?: Properties;
  }

  export interface ConnectOptions {
    /** `mqtt://HOST:1883`, `mqtts://HOST:8883`, `ws://HOST/PATH` or `wss://HOST/PATH`. */
    url: string;
    /** By default the app's name and a random number. Each client needs its own. */
    clientId?: string;
    username?: string;
    password?: string;
    /** The authority to trust instead of the system's: the text of a PEM file. */
    ca?: string | ArrayBufferView;
    /** The client's own certificate and its PKCS#8 key, as PEM texts. */
    cert?: string | ArrayBufferView;
    key?: string | ArrayBufferView;
    /** 4 is MQTT 3.1.1. By default 5, and 4 where the broker does not speak it. */
    version?: 4 | 5;
    /** Seconds; 30 by default, 0 is none. */
    keepAlive?: number;
    /** Whether to begin without what an earlier run left at the broker; true by default. */
    clean?: boolean;
    /** Seconds the broker keeps the session while we are away. 0 by default, for ever if not `clean`. */
    sessionExpiry?: number;
    /** How many unacknowledged messages the broker may send ahead; 16 by default. */
    receiveMaximum?: number;
    /** What the broker publishes when we are gone without close(). `delay` in seconds. */
    will?: PublishOptions & { topic: string; payload?: Payload; delay?: number };
    /** How many messages may wait, in each direction; 1000 by default. */
    queue?: { limit?: number };
    /** Milliseconds for one attempt; 10000 by default. */
    connectTimeout?: number;
    /** Milliseconds between attempts: doubling from `min` (1000) to `max` (30000), with jitter. */
    reconnect?: { min?: number; max?: number };
    /** Where replies to request() come; `replies/<clientId>` by default. */
    replyTo?: string;
  }

  export interface Message {
    readonly topic: string;
    readonly payload: Buffer;
    readonly text: string;
    json(): any;
    readonly qos: QoS;
    /** It was kept by the broker: it may be old. */
    readonly retain: boolean;
    /** The broker may have sent it before. Told over MQTT 3.1.1 only. */
    readonly duplicate: boolean;
    readonly properties: {
      user: Record<string, string | string[]>;
      contentType?: string;
      responseTopic?: string;
      correlationData?: Buffer;
      /** Seconds that were left when it came. */
      expiry?: number;
    };
    /** Milliseconds since 1970; missing if it does not expire. */
    readonly expiresAt?: number;
    /** Answers to where the sender asked for it. */
    reply(payload: Payload, options?: PublishOptions): Promise<void>;
  }

  export interface Subscription extends AsyncDisposable {
    readonly filter: string;
    /** What the broker granted. */
    readonly qos: QoS;
    close(): Promise<void>;
  }

  export interface SubscribeOptions {
    /** 0 by default. */
    qos?: QoS;
    /** Without what this very client publishes; MQTT 5. */
    noLocal?: boolean;
    /**
     * message.retain says how the message was published; without it, and over 3.1.1, only what
     * comes from the broker's store has it. MQTT 5.
     */
    retainAsPublished?: boolean;
    /** Retained messages: 0 now, 1 only if the filter is new to the broker, 2 never; MQTT 5. */
    retainHandling?: 0 | 1 | 2;
  }

  /** While the returned promise is pending the next message waits, and in the end the broker. */
  export type Handler = (message: Message) => unknown;

  export type MqttError = Error & { code: string };

  export interface Client extends EventEmitter, AsyncDisposable {
    readonly clientId: string;
    readonly url: string;
    readonly connected: boolean;
    /** What the broker speaks, once connected. */
    readonly version: 4 | 5 | undefined;

    /** Settles when the QoS is fulfilled; 0: when it went out. Waits for the broker if need be. */
    publish(topic: string, payload: Payload, options?: PublishOptions): Promise<void>;
    /** Settles when the broker has granted it. Handlers run one after the other. */
    subscribe(filter: string, handler?: Handler): Promise<Subscription>;
    subscribe(filter: string, options: SubscribeOptions, handler?: Handler): Promise<Subscription>;
    /** All handlers of the filter. */
    unsubscribe(filter: string): Promise<void>;
    /** Publishes and waits for the reply; `timeout` in milliseconds, 5000 by default. MQTT 5. */
    request(
      topic: string,
      payload: Payload,
      options?: PublishOptions & { timeout?: number },
    ): Promise<Message>;
    /** Sends what waits, for `timeout` milliseconds (5000) at most, and leaves without a will. */
    close(options?: { timeout?: number }): Promise<void>;

    on(event: 'connect', listener: (e: { sessionPresent: boolean; version: 4 | 5 }) => void): this;
    /** The next attempt comes in `delay` milliseconds. */
    on(
      event: 'reconnecting',
      listener: (e: { delay: number; attempt: number; error: MqttError }) => void,
    ): this;
    on(event: 'offline' | 'close', listener: () => void): this;
    /** A message was thrown away, the oldest first; `dropped` of them so far. */
    on(event: 'overflow', listener: (e: { topic: string; dropped: number }) => void): this;
    on(event: 'message', listener: (message: Message) => void): this;
    /** Somebody has to mend something: a wrong password, a certificate, or a handler that threw. */
    on(event: 'error', listener: (error: MqttError) => void): this;
  }

  /** Returns at once; the client connects, and stays so, by itself. It keeps the app running. */
  export function connect(options: ConnectOptions): Client;

  const mqtt: { connect: typeof connect };
  export default mqtt;
}
