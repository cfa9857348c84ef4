package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a person sees of the desk in {@code tay sim}, and does to it: a real browser, the real page.
 */
@Isolated // a browser takes the machine for itself
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {
  private static final Pattern PAGE = Pattern.compile("page: +(http://127.0.0.1:(\\d+)/)#(\\S+)");
  private static final String UP = "[data-part=handset] .hold";
  private static final String DOWN = "[data-part=handset] .hold:nth-of-type(2)";
  private static final String HEIGHT =
      "parseFloat(document.querySelector('[data-part=box] [data-text=height]').textContent)";
  private static final String STATE =
      "document.querySelector('[data-topic=\"desk/home/state\"]')?.nextSibling.textContent";
  private static final String LED = "document.querySelector('.pin[aria-label*=GPIO27]')";
  private static final String VISIBLE_PANES =
      "[...document.querySelectorAll('.pane')].filter(pane => pane.offsetWidth > 0).length";
  private static final String NOW =
      "document.querySelector('.now').textContent.split(':')"
          + ".reduce((sum, part) => sum * 60 + Number(part), 0)";

  @TempDir static Path folder;
  private Path app;
  private TayProcess tay;
  private Chromium chromium;
  private String url;
  private String port;
  private String token;

  @BeforeAll
  void start() throws IOException {
    chromium = Chromium.start();
    app = Apps.desk(folder);
    sim("0");
  }

  private void sim(String pagePort) {
    tay =
        TayProcess.start(
            Map.of(), "sim", app.toString(), "--mqtt-port", "0", "--page-port", pagePort);
    var page = PAGE.matcher(tay.says("page: "));
    assertTrue(page.find(), tay.text());
    url = page.group(1);
    port = page.group(2);
    token = page.group(3);
    tay.says("is controlled by topic desk/home/");
  }

  @AfterAll
  void end() {
    if (tay != null) {
      tay.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  /** A page with all that is on it, of a desk at rest. */
  private Chromium.Tab open() {
    var tab = chromium.open(url + "#" + token);
    tab.size(1280, 800);
    tab.until("document.querySelector('[data-part=box] [data-text=height]')?.textContent");
    tab.until(STATE + " === 'stopped'");
    return tab;
  }

  /** With room above the desk: others may have left it at the top. */
  private Chromium.Tab openLow() {
    var tab = open();
    if (Double.parseDouble(tab.ask(HEIGHT)) > 95) {
      pace(tab, "100");
      tab.press(DOWN);
      tab.until(HEIGHT + " < 80");
      tab.release(DOWN);
      tab.until(STATE + " === 'stopped'");
      pace(tab, "1");
    }
    return tab;
  }

  private static void pace(Chromium.Tab tab, String pace) {
    tab.click(".paces input[value=\"" + pace + "\"]");
  }

  private static void publish(Chromium.Tab tab, String topic, String payload) {
    tab.ask("document.querySelector('.publish').reset()");
    tab.click("[name=topic]");
    tab.type(topic);
    tab.click("[name=payload]");
    tab.type(payload);
    tab.click(".publish [type=submit]");
  }

  @Test
  void whoeverHoldsAKeyOfTheHandsetSeesTheDeskRise() {
    var tab = openLow();
    String start = tab.ask(HEIGHT);
    tab.press(UP);
    tab.until(HEIGHT + " > " + start + " + 1");
    // The app is told by the box, tells its broker, and blinks.
    tab.until(STATE + " === 'opening'");
    tab.until(LED + ".dataset.level === '0'");
    tab.until(LED + ".dataset.level === '1'");
    assertTrue(tab.ask(LED + ".getAttribute('aria-label')").contains("led, output, "));
    tab.release(UP);
    tab.until(STATE + " === 'stopped'");
    // The same hand, by the keyboard.
    tab.ask("document.querySelector('" + UP + "').focus()");
    String before = tab.ask(HEIGHT);
    tab.keyDown(" ");
    tab.until(HEIGHT + " > " + before);
    tab.keyUp(" ");
    tab.until(STATE + " === 'stopped'");
    // Serial traffic as bytes and in words.
    tab.until("document.querySelector('.serial .rows').textContent.includes('F2 F2 01 03')");
    tab.until("document.querySelector('.serial .words').textContent.length > 3");
    tab.close();
  }

  @Test
  void whatIsPublishedMovesTheDeskUntilTheButtonStopsItForEveryBrowser() {
    var tab = openLow();
    var other = open();
    String start = tab.ask(HEIGHT);
    publish(tab, "desk/home/height/set", "120");
    tab.until(STATE + " === 'opening'");
    pace(tab, "10");
    other.until(HEIGHT + " > " + start + " + 2");
    other.until("document.querySelector('.paces input[value=\"10\"]').checked");
    pace(tab, "1");
    tab.press("[data-part=button] .hold");
    for (var each : new Chromium.Tab[] {tab, other}) {
      each.until(STATE + " === 'stopped'");
      each.until("document.querySelector('.console .rows').textContent.includes('desk: ')");
    }
    tab.release("[data-part=button] .hold");
    assertTrue(Double.parseDouble(tab.ask(HEIGHT)) < 120, tab.ask(HEIGHT));
    other.close();
    tab.close();
  }

  @Test
  void aReloadInTheMiddleOfAMoveLetsGoOfTheKeyAndStopsNothingElse() {
    var tab = openLow();
    String before = tab.ask(HEIGHT);
    tab.press(UP);
    tab.until(HEIGHT + " > " + before);
    tab.until(STATE + " === 'opening'");
    tab.reload();
    tab.until(STATE + " === 'stopped'");
    tab.release("body");
    publish(tab, "desk/home/height/set", "120");
    tab.until(STATE + " === 'opening'");
    tab.reload();
    // The page shows what was before it came.
    tab.until(STATE + " === 'opening'");
    tab.until("document.querySelector('.serial .words')?.textContent.length > 3");
    tab.until("document.querySelector('.console .rows').textContent.includes('desk: ')");
    String reloaded = tab.ask(HEIGHT);
    tab.until(HEIGHT + " > " + reloaded);
    publish(tab, "desk/home/cmd", "STOP");
    tab.until(STATE + " === 'stopped'");
    tab.close();
  }

  @Test
  void timeIsPausedSteppedAndMadeFast() {
    var tab = open();
    pace(tab, "1000");
    String start = tab.ask(NOW);
    tab.until(NOW + " > " + start + " + 60");
    tab.click(".time .buttons button:first-child");
    tab.until("document.body.classList.contains('paused')");
    String paused = tab.ask(NOW);
    tab.press(UP);
    tab.until("document.querySelector('" + UP + "').getAttribute('aria-pressed') === 'true'");
    // The box is asked by the hand, but answers in its own time, which stands still.
    assertEquals(paused, tab.ask(NOW));
    tab.key(".");
    tab.until(NOW + " > " + paused);
    tab.until("document.body.classList.contains('paused')");
    tab.until(NOW + " < " + paused + " + 2");
    tab.release(UP);
    pace(tab, "1");
    tab.until("!document.body.classList.contains('paused')");
    tab.until(STATE + " === 'stopped'");
    tab.close();
  }

  @Test
  void theHeaderIsWalkedOverByKeys() {
    var tab = open();
    tab.ask("document.querySelector('.pin[tabindex=\"0\"]').focus()");
    for (int i = 0; i < 5; i++) {
      tab.key("ArrowDown");
    }
    tab.until("document.querySelector('.about').textContent.includes('Pin 11 · GPIO17 · button')");
    tab.until("document.querySelector('.about').textContent.includes('input, pulled up')");
    tab.until("document.querySelector('.about').textContent.includes('wired to button')");
    tab.until("document.querySelector('[data-part=button]').classList.contains('lit')");
    tab.until("document.querySelectorAll('.wires path.lit').length === 1");
    tab.point("[data-part=led]");
    tab.until(LED + ".classList.contains('lit')");
    // A serial port has two lines, and both of them are the box's.
    tab.point("[data-part=box]");
    tab.until("document.querySelectorAll('.pin.lit').length === 2");
    tab.until("document.querySelectorAll('.wires path.lit').length === 2");
    tab.until(
        "[...document.querySelectorAll('.wires path.lit')].every(wire => wire.getTotalLength() > 50)");
    tab.close();
  }

  @Test
  void topicsAndPanesAreWalkedOverByKeys() {
    var tab = open();
    tab.ask("document.querySelector('.tree .topic[tabindex=\"0\"]').focus()");
    for (int i = 0; i < 3; i++) {
      tab.key("ArrowDown");
    }
    tab.until("document.activeElement.dataset.topic === 'desk/home/habits'");
    String payload = "document.activeElement.nextSibling";
    tab.until(payload + ".scrollWidth > " + payload + ".clientWidth");
    tab.ask("document.activeElement.click()");
    tab.until(payload + ".scrollWidth === " + payload + ".clientWidth");
    tab.until("document.querySelector('[name=topic]').value === 'desk/home/habits'");
    tab.ask("document.querySelector('.pane.mqtt [data-to=console]').click()");
    tab.until("document.activeElement.closest('.pane')?.dataset.name === 'console'");
    tab.close();
  }

  @Test
  void aPartIsSetAndItsFaultsInjected() {
    var tab = open();
    tab.ask(
        "(() => { const r = document.querySelector('[data-part=box] input[type=range]');"
            + " r.value = 0.4; r.dispatchEvent(new Event('input')); })()");
    tab.until("document.querySelector('[data-part=box] output').textContent === '0.4'");
    tab.click("[data-part=box] summary");
    String fault = "[data-part=box] .faults [role=switch]";
    tab.click(fault); // stuck here
    tab.until("document.querySelector('.console .rows').textContent.includes('box stuck true')");
    var other = open();
    other.until("document.querySelector('" + fault + "').checked");
    tab.click(fault);
    other.until("!document.querySelector('" + fault + "').checked");
    other.close();
    tab.close();
  }

  @Test
  void aBrownOutKillsTheAppAndItStartsAnew() {
    var tab = open();
    tab.click(".pane.board summary");
    tab.click(".pane.board .faults button");
    String console = "document.querySelector('.console .rows').textContent";
    tab.until(console + ".includes('board brownOut')");
    // A row like the others: what is done to a part does not look like one.
    tab.until("document.querySelectorAll('.console .rows .part').length === 0");
    tab.until(console + ".includes('the app ended with code 137')");
    tab.until(console + ".split('137').at(-1).includes('is controlled by topic')");
    tab.until(STATE + " === 'stopped'");
    tab.close();
  }

  @Test
  void whatAPictureShowsOfAValueThatIsNotThereIsHidden() {
    var tab = open();
    String shown =
        "import('/picture.js').then(({ Picture }) => { const it = new Picture('<g data-show=\"no\"/>');"
            + " it.show({}); return it.element.firstChild.style.display; })";
    assertEquals("none", tab.ask(shown));
    tab.close();
  }

  @Test
  void whoeverHasNoTokenLooksOn() {
    var tab = chromium.open(url.replace("127.0.0.1", "localhost"));
    tab.until("document.querySelector('#notice')?.textContent.startsWith('You are looking on')");
    tab.until("document.querySelector('" + UP + "')?.disabled");
    tab.until(NOW + " > 0");
    tab.close();
  }

  @Test
  void onANarrowWindowEachPaneHasTheWidth() {
    var tab = openLow();
    tab.size(360, 640);
    for (String pane : new String[] {"board", "timeline", "mqtt", "serial", "console", "parts"}) {
      tab.click(".narrow-only [data-to=" + pane + "]");
      tab.until("document.querySelector('.pane." + pane + "').getBoundingClientRect().width > 300");
      assertEquals("0", overflow(tab), pane);
      assertEquals("1", tab.ask(VISIBLE_PANES), pane);
    }
    String before = tab.ask(HEIGHT);
    tab.press(UP);
    tab.until(HEIGHT + " > " + before);
    tab.release(UP);
    tab.until(STATE + " === 'stopped'");
    tab.size(1280, 800);
    assertEquals("0", overflow(tab));
    tab.until(VISIBLE_PANES + " === 4");
    tab.close();
  }

  /** By how much anything sticks out on the right. */
  private static String overflow(Chromium.Tab tab) {
    return tab.ask("document.scrollingElement.scrollWidth - innerWidth");
  }

  @Test
  void aPageLeftOpenGoesOnWithTheSimulatorStartedAgain() {
    var tab = open();
    String old = token;
    tay.close();
    tab.until("document.querySelector('#notice')?.textContent.startsWith('The simulator is gone')");
    sim(port);
    assertEquals(old, token);
    tab.until(
        "document.querySelector('#notice')?.textContent.startsWith('The simulator was started again')");
    tab.until("document.querySelector('" + UP + "')?.disabled === false");
    tab.until(STATE + " === 'stopped'");
    tab.press(UP);
    tab.until(HEIGHT + " > 72");
    tab.release(UP);
    tab.close();
  }
}
