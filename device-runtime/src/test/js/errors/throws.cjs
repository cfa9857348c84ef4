// throws
throw new RangeError("while loading");
