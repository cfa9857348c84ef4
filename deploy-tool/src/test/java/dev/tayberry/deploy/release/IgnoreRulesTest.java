package dev.tayberry.deploy.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {
  private static boolean ignored(String path, String... lines) {
    return new IgnoreRules(List.of(lines)).ignores(path, false);
  }

  @Test
  void testsAndRigsOfTheAppStayAtHomeButNotThoseOfItsPackages() {
    assertTrue(ignored("test"));
    assertTrue(ignored("simulation"));
    assertTrue(ignored("lib/.git"));
    assertTrue(ignored("node_modules/x/node_modules/.bin"));
    assertFalse(ignored("node_modules/test"));
    assertFalse(ignored("lib/test"));
    assertFalse(ignored("test", "!test"));
  }

  @Test
  void whatIsOursAndGitsCannotBeBroughtBack() {
    assertTrue(ignored(".tayberry", "!.tayberry"));
    assertTrue(ignored(".git", "!.git"));
  }

  /** git itself is the witness. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.log",
        "/a.txt",
        "a.txt",
        "dir/",
        "dir",
        "/dir/*.txt",
        "dir/**",
        "**/deep",
        "dir/**/z.txt",
        "*.txt\n!a.txt",
        "a?.txt",
        "[ab].txt",
        "[!a].txt",
        "\\!odd",
        "# no\n*.md",
        "sp ace",
        "trail ",
        "trail\\ ",
        "dir/sub",
        "*",
        "*\n!*.txt",
        "/*/z.txt",
        "**",
        "\\*.log",
        "a*/",
        "ü*"
      })
  void patternsMeanWhatTheyMeanToGit(String pattern, @TempDir Path folder) throws Exception {
    List<String> files =
        List.of(
            "a.txt",
            "b.txt",
            "aa.txt",
            "x.log",
            "x.md",
            "!odd",
            "sp ace",
            "trail",
            "trail ",
            "dir/a.txt",
            "dir/x.log",
            "dir/sub/z.txt",
            "dir/sub/deep/a.txt",
            "deep/z.txt",
            "a/dir/a.txt",
            "*.log",
            "über.txt");
    git(folder, "init", "-q");
    for (String file : files) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "x");
    }
    Files.writeString(folder.resolve(".gitignore"), pattern + "\n");
    String kept =
        git(
            folder,
            "-c",
            "core.quotePath=false",
            "ls-files",
            "-z",
            "--others",
            "--exclude-standard");
    Files.delete(folder.resolve(".gitignore"));
    Files.writeString(folder.resolve(".tayignore"), pattern + "\n");
    assertEquals(
        List.of(kept.split("\0")).stream()
            .filter(file -> !file.equals(".gitignore") && !file.isEmpty())
            .sorted()
            .toList(),
        AppFiles.of(folder).entries().stream().map(FileEntry::path).toList());
  }

  private static String git(Path folder, String... words) throws IOException {
    var command = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes());
  }
}
