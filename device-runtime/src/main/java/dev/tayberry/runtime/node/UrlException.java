package dev.tayberry.runtime.node;

/** The text is not a URL; what is wrong the standard does not say. */
final class UrlException extends Exception {
  private static final long serialVersionUID = 1L;
}
