package dev.tayberry.runtime.node;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/** Java's exceptions about files as errno names. */
final class FileErrors {
  // What Java only says in words, which are the C library's.
  private static final Map<String, String> REASONS =
      Map.of(
          "Is a directory", "EISDIR",
          "Not a directory", "ENOTDIR",
          "No space left on device", "ENOSPC",
          "Read-only file system", "EROFS",
          "Too many open files", "EMFILE",
          "File name too long", "ENAMETOOLONG",
          "Invalid argument", "EINVAL",
          "Directory not empty", "ENOTEMPTY",
          "Too many levels of symbolic links", "ELOOP",
          "Operation not permitted", "EPERM");

  private FileErrors() {}

  static HalException of(IOException e) {
    String code =
        switch (e) {
          case NoSuchFileException n -> "ENOENT";
          case FileAlreadyExistsException f -> "EEXIST";
          case AccessDeniedException a -> "EACCES";
          case DirectoryNotEmptyException d -> "ENOTEMPTY";
          case NotDirectoryException n -> "ENOTDIR";
          case NotLinkException n -> "EINVAL";
          case FileSystemLoopException l -> "ELOOP";
          case AtomicMoveNotSupportedException a -> "EXDEV";
          case FileSystemException f -> byReason(f.getReason());
          default -> byReason(e.getMessage());
        };
    return new HalException(code, String.valueOf(e.getMessage()), e);
  }

  private static String byReason(@org.jspecify.annotations.Nullable String reason) {
    String text = String.valueOf(reason);
    return REASONS.entrySet().stream()
        .filter(entry -> text.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("EIO");
  }
}
