package dev.tayberry.hal.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a broker and as whom.
 *
 * @param url {@code mqtt:}, {@code mqtts:}, {@code ws:} or {@code wss:}
 * @param keepAlive seconds
 * @param clean whether what an earlier run of this client left at the broker is thrown away
 * @param sessionExpiry seconds the broker keeps the session without a link; MQTT 3.1.1 knows only 0
 *     and for ever
 * @param receiveMaximum how many unacknowledged messages the broker may send ahead
 */
public record MqttOptions(
    String url,
    String clientId,
    @Nullable String username,
    @Nullable String password,
    Tls tls,
    int keepAlive,
    boolean clean,
    long sessionExpiry,
    int receiveMaximum,
    @Nullable Will will) {

  /** For ever, as MQTT 5 writes it. */
  public static final long NEVER_EXPIRES = 0xFFFF_FFFFL;

  /**
   * PEM texts.
   *
   * @param ca whom to trust instead of the system's authorities
   * @param cert the client's own chain, with its {@code key}
   */
  public record Tls(@Nullable String ca, @Nullable String cert, @Nullable String key) {
    public static final Tls SYSTEM = new Tls(null, null, null);
  }

  /**
   * What the broker publishes when the link ends without a goodbye.
   *
   * @param delay seconds it waits before, MQTT 5 only
   */
  public record Will(MqttMessage message, long delay) {}

  /** Whether the broker keeps the session while there is no link. */
  public boolean keepsSession(int version) {
    return version == 5 ? sessionExpiry > 0 : !clean;
  }

  public MqttAddress address() {
    return MqttAddress.of(url);
  }
}
