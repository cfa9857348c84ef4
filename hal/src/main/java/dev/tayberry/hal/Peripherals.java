package dev.tayberry.hal;

import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.GpioModule;
import dev.tayberry.hal.gpio.LinuxGpio;
import dev.tayberry.hal.gpio.LinuxGpioProbe;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.i2c.I2c;
import dev.tayberry.hal.i2c.I2cModule;
import dev.tayberry.hal.i2c.LinuxI2c;
import dev.tayberry.hal.i2c.LinuxI2cProbe;
import dev.tayberry.hal.i2c.SimulatedI2c;
import dev.tayberry.hal.machine.Rule;
import dev.tayberry.hal.mqtt.MqttBackend;
import dev.tayberry.hal.mqtt.MqttModule;
import dev.tayberry.hal.mqtt.MqttProbe;
import dev.tayberry.hal.mqtt.PahoMqtt;
import dev.tayberry.hal.mqtt.SimulatedMqtt;
import dev.tayberry.hal.pwm.LinuxPwm;
import dev.tayberry.hal.pwm.LinuxPwmProbe;
import dev.tayberry.hal.pwm.Pwm;
import dev.tayberry.hal.pwm.PwmModule;
import dev.tayberry.hal.pwm.SimulatedPwm;
import dev.tayberry.hal.serial.LinuxSerialProbe;
import dev.tayberry.hal.serial.SerialCommPorts;
import dev.tayberry.hal.serial.SerialModule;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.hal.serial.SimulatedSerial;
import dev.tayberry.hal.spi.LinuxSpi;
import dev.tayberry.hal.spi.LinuxSpiProbe;
import dev.tayberry.hal.spi.SimulatedSpi;
import dev.tayberry.hal.spi.Spi;
import dev.tayberry.hal.spi.SpiModule;
import java.util.List;

/** The one list: a new peripheral is one new folder and one line here. */
public final class Peripherals {
  public static final List<Peripheral<?>> ALL =
      List.of(
          new Peripheral<>(
              "gpio",
              Gpio.class,
              SimulatedGpio::of,
              LinuxGpio::new,
              GpioModule::new,
              LinuxGpioProbe::look),
          new Peripheral<>(
              "pwm",
              Pwm.class,
              SimulatedPwm::new,
              LinuxPwm::new,
              PwmModule::new,
              LinuxPwmProbe::look),
          new Peripheral<>(
              "i2c",
              I2c.class,
              SimulatedI2c::new,
              LinuxI2c::new,
              I2cModule::new,
              LinuxI2cProbe::look),
          new Peripheral<>(
              "spi",
              Spi.class,
              SimulatedSpi::new,
              LinuxSpi::new,
              SpiModule::new,
              LinuxSpiProbe::look),
          new Peripheral<>(
              "serial",
              SerialPorts.class,
              SimulatedSerial::new,
              SerialCommPorts::new,
              SerialModule::new,
              LinuxSerialProbe::look),
          new Peripheral<>(
              "mqtt",
              MqttBackend.class,
              SimulatedMqtt::new,
              PahoMqtt::new,
              MqttModule::new,
              MqttProbe::look));

  /** udev's, for machines that are set up for apps: who may open their devices. */
  public static final List<Rule> RULES =
      List.of(
          LinuxGpioProbe.RULE,
          LinuxPwmProbe.RULE,
          LinuxI2cProbe.RULE,
          LinuxSpiProbe.RULE,
          LinuxSerialProbe.RULE);

  private Peripherals() {}
}
