const LONGEST = 1024; // bytes; every command fits in far less

/**
 * A command as it came: plain ('110') or JSON ({"value": 110, "id": "7", "expires": 1700000000000}). Everything in
 * it is a text, and `reason` says why it is no command at all.
 */
export function parseCommand(payload) {
  if (payload.length > LONGEST) return broken('too-large');
  const text = payload.toString('utf8').trim();
  if (!text) return broken('empty');
  if (!text.startsWith('{')) return { value: text, id: null, expires: null, reason: null };
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return broken('malformed');
  }
}

function fromJson({ value, id = null, expires = null, unit }) {
  if (!isScalar(value) || (id !== null && !isScalar(id)) || (expires !== null && !Number.isFinite(expires))) {
    return broken('malformed', id);
  }
  return { value: `${value}${unit ?? ''}`, id, expires, reason: null };
}

const isScalar = (value) => typeof value === 'string' || Number.isFinite(value);

const broken = (reason, id = null) => ({ value: '', id: isScalar(id) ? id : null, expires: null, reason });
