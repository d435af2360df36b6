// Proves the journal in this file, with this file alone. The rule, so that anybody can do it in another way:
// hash = SHA-256 of "trust.event.1" and then nine fields, each after its length as four bytes, big-endian: organisation, stream, number, type,
// type version, instant in whole microseconds since 1970 (UTC), actor, SHA-256 of the payload, hash of the entry before (32 zero bytes before the first).
// A text is proved by SHA-256 of its salt and its bytes, which the entry carries. An entry that is withheld stands by its hash; the next one continues from it.
(async () => {
  'use strict';
  const utf8 = new TextEncoder(), says = document.body.dataset, verdict = document.getElementById('verdict');
  const hex = bytes => Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('');
  const unhex = text => Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));
  const join = parts => {
    const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };

  // where a browser keeps its own from local files
  function plain(message) {
    const rotate = (x, n) => x >>> n | x << 32 - n, k = [], h = [];
    for (let n = 2; k.length < 64; n++) {
      if (k.some((_, i) => i < primes.length && n % primes[i] === 0 && n !== primes[i])) continue;
      primes.push(n);
      if (h.length < 8) h.push(Math.sqrt(n) * 2 ** 32 | 0);
      k.push(Math.cbrt(n) * 2 ** 32 | 0);
    }
    const length = message.length, padded = new Uint8Array((length + 72 >> 6) << 6), view = new DataView(padded.buffer), w = new Int32Array(64);
    padded.set(message);
    padded[length] = 128;
    view.setUint32(padded.length - 8, length / 2 ** 29);
    view.setUint32(padded.length - 4, length << 3);
    for (let block = 0; block < padded.length; block += 64) {
      for (let i = 0; i < 64; i++) {
        if (i < 16) { w[i] = view.getInt32(block + 4 * i); continue; }
        const [x, y] = [w[i - 15], w[i - 2]];
        w[i] = w[i - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ x >>> 3) + w[i - 7] + (rotate(y, 17) ^ rotate(y, 19) ^ y >>> 10);
      }
      let [a, b, c, d, e, f, g, l] = h;
      for (let i = 0; i < 64; i++) {
        const one = l + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e & f ^ ~e & g) + k[i] + w[i] | 0;
        const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
        [l, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
      }
      [a, b, c, d, e, f, g, l].forEach((x, i) => { h[i] = h[i] + x | 0; });
    }
    const out = new DataView(new ArrayBuffer(32));
    h.forEach((x, i) => out.setInt32(4 * i, x));
    return new Uint8Array(out.buffer);
  }
  const primes = [];
  const sha256 = async bytes => globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : (primes.length = 0, plain(bytes));

  const field = value => {
    const bytes = typeof value === 'string' ? utf8.encode(value) : value, length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    return join([length, bytes]);
  };
  const microseconds = at => String(BigInt(Date.parse(at.slice(0, 19) + 'Z')) * 1000n + BigInt(at.slice(20, 26)));

  // texts that an entry cites: an id and a digest and nothing else; with a name too it is a file, with more it is under a seal of its own
  const cited = value => Array.isArray(value) ? value.flatMap(cited)
    : value === null || typeof value !== 'object' ? []
    : [...typeof value.id === 'string' && typeof value.digest === 'string' && Object.keys(value).length === 2 ? [value] : [], ...Object.values(value).flatMap(cited)];

  const flaws = [];
  const flaw = (what, entry) => flaws.push([what.replace('{entry}', entry), entry]);
  try {
    const journal = JSON.parse(document.getElementById('journal').textContent);
    const contents = new Map(journal.contents.map(c => [c.id, c]));
    let [number, head, texts, withheld] = [0, new Uint8Array(32), 0, 0];
    for (const entry of journal.entries) {
      if (entry.number !== number + 1) flaw(says.gap, number + 1);
      number = entry.number;
      if (entry.payload === undefined) withheld++;
      else {
        const payload = utf8.encode(entry.payload);
        const computed = await sha256(join([utf8.encode('trust.event.1'), ...[journal.organisation, journal.stream, String(number), entry.type, String(entry.typeVersion),
          microseconds(entry.at), entry.actor, await sha256(payload), head].map(field)]));
        if (hex(computed) !== entry.hash) flaw(says.entry, number);
        else for (const { id, digest } of cited(JSON.parse(entry.payload))) {
          const content = contents.get(id);
          if (content?.erasedBy !== undefined) continue;
          const proved = content?.digest === digest
            && (content.body === undefined || hex(await sha256(join([unhex(content.salt), utf8.encode(content.body)]))) === digest);
          if (proved) texts++; else flaw(says.text, number);
        }
      }
      head = unhex(entry.hash);
    }
    for (const shown of document.querySelectorAll('[data-content]'))
      if (contents.get(shown.dataset.content)?.body !== shown.textContent) {
        flaw(says.shown, shown.dataset.number);
        shown.classList.add('altered');
      }
    verdict.textContent = flaws.length ? says.broken : says.verified.replace('{entries}', number).replace('{texts}', texts).replace('{withheld}', withheld);
  } catch {
    flaws.push([says.unreadable, null]);
    verdict.textContent = says.broken;
  }
  verdict.className = flaws.length ? 'broken' : 'holds';
  for (const [what, entry] of flaws.slice(0, 50)) {
    document.getElementById('flaws').append(Object.assign(document.createElement('li'), { textContent: what }));
    document.getElementById(`e${entry}`)?.classList.add('altered');
  }
})();
