package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.mqtt.broker.Broker;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The simulated world's broker, reached under every url: in process, without sockets or threads,
 * packets take no time unless told to. On the loop's thread.
 */
public final class SimulatedMqtt implements MqttBackend {
  private final Broker broker;
  private final SlowNetwork network;
  private final RandomGenerator chance;

  public SimulatedMqtt(SimulatedBoard board) {
    this(new Broker(board.clock()), board.clock(), board.seed());
  }

  public SimulatedMqtt(Broker broker, Clock clock, long seed) {
    this.broker = broker;
    network = new SlowNetwork(clock);
    chance = new SplittableRandom(seed);
  }

  /** For those who watch it, stop it, or give it a network side. */
  public Broker broker() {
    return broker;
  }

  /** A slow network: so long each packet takes from now on, in each direction. */
  public void delay(Duration each) {
    network.delay(each);
  }

  @Override
  public MqttSession session(MqttOptions options, int version) {
    if (options.address().isSecure()) {
      Pem.context(options.tls()); // what is wrong there shall not wait for the real broker
    }
    SimulatedSession session = new SimulatedSession();
    return (fresh, listener) -> {
      if (fresh) {
        session.forget();
      }
      SimulatedLink link = new SimulatedLink(network, options, version, session, listener);
      link.begin(broker, fresh);
      return link;
    };
  }

  @Override
  public RandomGenerator chance() {
    return chance;
  }
}
