package dev.tayberry.hal.mqtt;

import dev.tayberry.board.Board;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MQTT needs nothing of a machine but its network, which is only seen by using it. */
public final class MqttProbe {
  private MqttProbe() {}

  public static Report look(Machine machine, @Nullable Board board) {
    return new Report("mqtt", Report.Outcome.LOADED, "any broker the network reaches", List.of());
  }
}
