package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a person sees of {@code tay sim}, and does there: a real browser on the real page. */
@Isolated // a browser takes the machine for itself
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {
  private static final Pattern PAGE = Pattern.compile("page: +(http://127.0.0.1:(\\d+)/)#(\\S+)");
  private static final String KEY = "[data-part=key] .hold";
  private static final String HEIGHT =
      "parseFloat(document.querySelector('[data-text=height]').textContent)";
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
    app = Apps.copy(Path.of("src/test/page-app"), folder);
    sim("0");
  }

  private void sim(String pagePort) {
    tay =
        TayProcess.start(
            java.util.Map.of(), "sim", app.toString(), "--mqtt-port", "0", "--page-port", pagePort);
    var page = PAGE.matcher(tay.says("page: "));
    assertTrue(page.find(), tay.text());
    url = page.group(1);
    port = page.group(2);
    token = page.group(3);
    tay.says("ready");
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

  /** A page with all that is on it. */
  private Chromium.Tab open(String address) {
    var tab = chromium.open(address);
    tab.size(1280, 800);
    tab.until("document.querySelector('[data-text=height]')?.textContent");
    return tab;
  }

  private Chromium.Tab open() {
    return open(url + "#" + token);
  }

  @Test
  void whoeverHoldsTheButtonSeesTheDeskRise() {
    var tab = open();
    tab.press(KEY);
    tab.until(
        "document.querySelector('[data-part=\"lights.0\"] [data-is=true], [data-part=\"lights.0\"] svg')");
    tab.until(HEIGHT + " > 10");
    // What a picture shows of a value that its part does not give.
    assertEquals("none", tab.ask("document.getElementById('overload').style.display"));
    tab.until("document.querySelector('.pin[aria-label*=GPIO22]').dataset.level === '1'");
    assertTrue(
        tab.ask("document.querySelector('.pin[aria-label*=GPIO22]').getAttribute('aria-label')")
            .contains("up, output, high"));
    tab.release(KEY);
    tab.until("document.querySelector('.pin[aria-label*=GPIO22]').dataset.level === '0'");
    // The same hand, by the keyboard.
    tab.ask("document.querySelector('" + KEY + "').focus()");
    String before = tab.ask(HEIGHT);
    tab.keyDown(" ");
    tab.until(HEIGHT + " > " + before);
    tab.keyUp(" ");
    tab.until("document.querySelector('.pin[aria-label*=GPIO22]').dataset.level === '0'");
    // Serial traffic in words, what was said on MQTT, what the app printed: all of it is there.
    tab.until("document.querySelector('.serial .rows').textContent.includes('the load is')");
    tab.until("document.querySelector('.serial .rows').textContent.includes('51 01')");
    tab.until("document.querySelector('.tree').textContent.includes('stopped')");
    tab.until("document.querySelector('.console .rows').textContent.includes('load ')");
    tab.close();
  }

  @Test
  void aReloadInTheMiddleOfAMoveLetsGoOfTheButton() {
    var tab = open();
    String before = tab.ask(HEIGHT);
    tab.press(KEY);
    tab.until(HEIGHT + " > " + before);
    tab.reload();
    tab.until("document.querySelector('.pin[aria-label*=GPIO22]')?.dataset.level === '0'");
    // The page shows what was before it came.
    tab.until("document.querySelector('.serial .rows').textContent.includes('the load is')");
    tab.until("document.querySelector('.console .rows').textContent.includes('ready')");
    tab.release("body");
    tab.close();
  }

  @Test
  void timeIsPausedSteppedAndMadeFast() {
    var tab = open();
    tab.click(".paces input[value=\"1000\"]");
    String start = tab.ask(NOW);
    tab.until(NOW + " > " + start + " + 60");
    tab.click(".time .buttons button:first-child");
    tab.until("document.body.classList.contains('paused')");
    String paused = tab.ask(NOW);
    tab.press(KEY);
    tab.until("document.querySelector('.pin[aria-label*=GPIO17]').dataset.level === '0'");
    // The debounce is a matter of time, which stands still: one event is the line of the LED.
    assertEquals(paused, tab.ask(NOW));
    tab.key(".");
    tab.until("document.querySelector('.pin[aria-label*=GPIO27]').dataset.level === '1'");
    tab.until("document.body.classList.contains('paused')");
    tab.until(NOW + " < " + paused + " + 1");
    tab.release(KEY);
    tab.click(".paces input[value=\"1\"]");
    tab.until("!document.body.classList.contains('paused')");
    tab.until("document.querySelector('.pin[aria-label*=GPIO22]').dataset.level === '0'");
    tab.close();
  }

  @Test
  void whatIsPublishedReachesTheAppAndEveryBrowser() {
    var tab = open();
    var other = open();
    tab.click("[name=topic]");
    tab.type("lift/say");
    tab.click("[name=payload]");
    tab.type("hello there");
    tab.click(".publish [type=submit]");
    tay.says("told hello there");
    for (var each : new Chromium.Tab[] {tab, other}) {
      each.until("document.querySelector('.tree').textContent.includes('hello there')");
      each.until(
          "document.querySelector('.console .rows').textContent.includes('told hello there')");
    }
    other.close();
    tab.close();
  }

  @Test
  void theHeaderIsWalkedOverByKeys() {
    var tab = open();
    tab.ask("document.querySelector('.pin[tabindex=\"0\"]').focus()");
    for (int i = 0; i < 5; i++) {
      tab.key("ArrowDown");
    }
    tab.until("document.querySelector('.about').textContent.includes('Pin 11 · GPIO17 · key')");
    tab.until("document.querySelector('.about').textContent.includes('input, pulled up')");
    tab.until("document.querySelector('[data-part=key]').classList.contains('lit')");
    tab.point("[data-part=lift]");
    tab.until("document.querySelector('.pin[aria-label*=GPIO22]').classList.contains('lit')");
    tab.close();
  }

  @Test
  void aPartIsSetAndItsFaultsInjected() {
    var tab = open();
    tab.ask(
        "(() => { const r = document.querySelector('[data-part=lift] input[type=range]');"
            + " r.value = 42; r.dispatchEvent(new Event('input')); })()");
    tab.until("document.querySelector('[data-part=lift] output').textContent === '42 kg'");
    tab.click("[data-part=lift] summary");
    tab.click("[data-part=lift] [role=switch]");
    tab.until("document.querySelector('.console .rows').textContent.includes('lift stuck true')");
    var other = open();
    other.until("document.querySelector('[data-part=lift] [role=switch]').checked");
    tab.click("[data-part=lift] [role=switch]");
    other.until("!document.querySelector('[data-part=lift] [role=switch]').checked");
    other.close();
    tab.close();
  }

  @Test
  void whoeverHasNoTokenLooksOn() {
    var tab = chromium.open(url.replace("127.0.0.1", "localhost"));
    tab.until("document.querySelector('#notice')?.textContent.startsWith('You are looking on')");
    tab.until("document.querySelector('" + KEY + "')?.disabled");
    tab.until(NOW + " > 0");
    tab.close();
  }

  @Test
  void onANarrowWindowEachPaneHasTheWidth() {
    var tab = open();
    tab.size(360, 640);
    for (String pane : new String[] {"board", "timeline", "mqtt", "serial", "console", "parts"}) {
      tab.click(".narrow-only [data-to=" + pane + "]");
      tab.until("document.querySelector('.pane." + pane + "').getBoundingClientRect().width > 300");
      assertEquals("0", overflow(tab), pane);
      assertEquals("1", tab.ask(VISIBLE_PANES), pane);
    }
    String before = tab.ask(HEIGHT);
    tab.press(KEY);
    tab.until(HEIGHT + " > " + before);
    tab.release(KEY);
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
    tab.until("document.querySelector('" + KEY + "')?.disabled === false");
    tab.press(KEY);
    tab.until(HEIGHT + " > 0");
    tab.release(KEY);
    tab.close();
  }
}
