package dev.tayberry.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearNameTest {
  private final List<String> names = List.of("led", "key", "debounce");

  @Test
  void findsTheNameThatWasMeant() {
    assertEquals(Optional.of("led"), NearName.of("LED", names));
    assertEquals(Optional.of("led"), NearName.of("leds", names));
    assertEquals(Optional.of("led"), NearName.of("lde", names), "two letters that changed places");
    assertEquals(Optional.of("debounce"), NearName.of("debonuce", names));
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertEquals(Optional.empty(), NearName.of("pump", names));
  }
}
