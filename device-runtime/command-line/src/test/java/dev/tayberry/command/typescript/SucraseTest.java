package dev.tayberry.command.typescript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SucraseTest {
  @TempDir Path folder;
  private Kept kept;
  private Sucrase sucrase;

  @BeforeEach
  void start() {
    kept = new Kept(folder.resolve("kept"), "test");
    sucrase = new Sucrase(kept);
  }

  private String strip(String text) {
    return sucrase.strip(Path.of("main.ts"), text);
  }

  private HalException refused(String text) {
    return assertThrows(HalException.class, () -> strip(text));
  }

  @Test
  void whatIsLeftIsWhereItWas() {
    String text =
        """
        #!/usr/bin/env tay
        import type { A } from './a.ts';
        import { open, type B } from './b.ts';
        interface C { a: number }
        export const f = <T,>(x: T, y?: number): x is T => (x as unknown as string)!.length > 2;
        abstract class D<T> extends Base<T> implements C {
          private readonly a: number = 1;
        \tb!: string; static override async m<U>(this: D<U>, z?: U): Promise<void> { await z!; }
          abstract n(): void;
        }
        const t = `é🍓 ${1 as number}b\r
          ${f!} x`, u = [open<B>(1)] satisfies C[] ; throw t;
        declare namespace E { const q: number }
        """;
    String stripped = strip(text);
    String[] before = text.split("\n");
    String[] after = stripped.split("\n");
    assertEquals(before.length, after.length, stripped);
    for (int i = 0; i < before.length; i++) {
      for (int at = 0; at < after[i].length(); at++) {
        char now = after[i].charAt(at);
        // An arrow function's parenthesis closes behind its result's type, which may have a
        // newline.
        boolean isSame = now == ' ' || now == ')' || now == before[i].charAt(at);
        assertTrue(isSame, i + ": " + after[i]);
      }
    }
    assertEquals(before[10].indexOf("}b"), after[10].indexOf("}b"));
    assertEquals(before[11].indexOf("throw t"), after[11].indexOf("throw t"));
    assertTrue(stripped.contains("b\r\n  ${f }"), stripped);
    for (String type : new String[] {"interface", "number", "abstract", "private", "namespace"}) {
      assertTrue(!stripped.contains(type), stripped);
    }
    assertEquals(stripped, strip(stripped));
  }

  @Test
  void enumsAndParameterPropertiesBecomeCode() {
    String stripped =
        strip("enum E { A = 1, B }\nclass P {\n  constructor(public a: number) {}\n}\nE.B;\n");
    assertTrue(stripped.contains("const B = A + 1"), stripped);
    assertTrue(stripped.contains("this.a = a"), stripped);
    assertEquals("E.B;", stripped.split("\n")[4]);
  }

  @Test
  void aMistakeIsToldWithItsPlace() {
    HalException error = refused("const a = 1;\nlet b: = 2;\n");
    assertEquals("ERR_INVALID_TYPESCRIPT_SYNTAX", error.code());
    assertEquals("main.ts:2:8: Unexpected token", error.getMessage());
  }

  @Test
  void aNamespaceWithCodeIsRefused() {
    HalException error =
        refused("declare module 'm' { namespace Fine { } }\n\n  export namespace N.M {}\n");
    assertEquals("ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX", error.code());
    assertTrue(error.getMessage().startsWith("main.ts:3:10: a namespace"), error.getMessage());
    refused("type A = string\nnamespace N { }\n");
    assertEquals("", strip("type A = { namespace: B; module: C }").strip());
  }

  @Test
  void whatWasStrippedOnceIsKept() throws IOException {
    String text = "let a: number = 1;";
    assertNull(kept.get(text));
    assertEquals("let a         = 1;", strip(text));
    assertEquals("let a         = 1;", kept.get(text));
    assertNull(new Kept(folder.resolve("kept"), "another").get(text));
    Path nowhere = Files.createFile(folder.resolve("a file"));
    assertEquals("let a         = 1;", new Sucrase(new Kept(nowhere, "")).strip(nowhere, text));
  }
}
