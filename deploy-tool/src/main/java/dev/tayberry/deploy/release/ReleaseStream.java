package dev.tayberry.deploy.release;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/**
 * A release as one compressed stream, for {@code tar -xz} in the folder of the releases. Its files
 * come to lie in {@code ID.tmp}; unchanged ones are hard links to those of older releases.
 *
 * @param progress is told how many bytes of files have been read so far
 */
public record ReleaseStream(Release release, Changes changes, LongConsumer progress) {
  /** Quick to make: a Pi's disk and radio are slower than this. */
  private static final int LEVEL = 4;

  /** Paths of the files that travelled, each ended by NUL, for their check. */
  public static final String ARRIVED = Release.FOLDER + "arrived";

  /** Writes it all; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    GZIPOutputStream gzip =
        new GZIPOutputStream(out, 64 * 1024) {
          {
            def.setLevel(LEVEL);
          }
        };
    String to = release.id() + ".tmp/";
    try (Tar tar = new Tar(gzip)) {
      StringBuilder arrived = new StringBuilder();
      changes.files().forEach(entry -> arrived.append(entry.path()).append('\0'));
      tar.file(to + ARRIVED, false, bytes(arrived.toString()));
      for (Map.Entry<String, String> one : release.ours().entrySet()) {
        tar.file(to + Release.FOLDER + one.getKey(), false, bytes(one.getValue()));
      }
      for (Map.Entry<FileEntry, String> one : changes.there().entrySet()) {
        tar.hardLink(to + one.getKey().path(), one.getValue());
      }
      long done = 0;
      for (FileEntry entry : changes.travels()) {
        long before = done;
        add(release.files(), tar, to, entry, read -> progress.accept(before + read));
        done += entry.size();
        progress.accept(done);
      }
    }
    gzip.finish();
  }

  /** Some of an app's files and nothing else, under their own names. */
  public static void plain(AppFiles files, List<FileEntry> entries, OutputStream out)
      throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(out);
    try (Tar tar = new Tar(gzip)) {
      for (FileEntry entry : entries) {
        add(files, tar, "", entry, read -> {});
      }
    }
    gzip.finish();
  }

  private static void add(
      AppFiles files, Tar tar, String to, FileEntry entry, LongConsumer progress)
      throws IOException {
    if (entry.isLink()) {
      Path file = files.folder().resolve(entry.path());
      tar.link(to + entry.path(), DevDependencies.slashes(Files.readSymbolicLink(file)));
      return;
    }
    try (InputStream in = told(files.open(entry), progress)) {
      tar.file(to + entry.path(), entry.mode().equals("755"), entry.size(), in);
    }
  }

  /** Tells how much of it was read: one file may be most of an app. */
  private static InputStream told(InputStream file, LongConsumer progress) {
    return new FilterInputStream(file) {
      private long done;

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        if (read > 0) {
          done += read;
          progress.accept(done);
        }
        return read;
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
