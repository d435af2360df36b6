// The lock of a body's room, with the browser's own cryptography and nothing else.
// A room has one key: 256 random bits, AES-GCM. It is sealed once for each member, with a key made from that member's passphrase by
// PBKDF2 (SHA-256, 600,000 rounds, a salt of 16 bytes), and once for the recovery sheet, whose code takes the passphrase's place.
// What is sealed is 12 bytes of nonce and then the ciphertext with its tag; it is bound to its room, which is organisation, project and body,
// and a note to its id too, so that the server cannot pass one off as another. Neither the key nor a passphrase leaves this page.

const rounds = 600000, utf8 = new TextEncoder(), text = new TextDecoder();

export const possible = () => globalThis.crypto?.subtle !== undefined;

const random = length => crypto.getRandomValues(new Uint8Array(length));

export const base64 = bytes => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};

export const bytes = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));

const aes = raw => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function seal(key, plain, bound) {
  const nonce = random(12);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(bound) }, key, plain));
  const all = new Uint8Array(12 + sealed.length);
  all.set(nonce);
  all.set(sealed, 12);
  return all;
}

// throws when key, place or a single bit is not the right one
async function open(key, sealed, bound) {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: utf8.encode(bound) }, key, sealed.subarray(12)));
}

async function keyOf(secret, salt, iterations) {
  const base = await crypto.subtle.importKey('raw', utf8.encode(secret.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export const newKey = () => random(32);

// a way to the room's key, for a member or, with null, for the recovery sheet
export async function wayFor(person, raw, secret, room) {
  const salt = random(16);
  return { person, salt: base64(salt), iterations: rounds, sealed: base64(await seal(await keyOf(secret, salt, rounds), raw, `key ${room}`)) };
}

export async function openWay(way, secret, room) {
  return open(await keyOf(secret, bytes(way.salt), way.iterations), bytes(way.sealed), `key ${room}`);
}

export async function sealNote(raw, note, room, id) {
  return base64(await seal(await aes(raw), utf8.encode(JSON.stringify(note)), `note ${room}/${id}`));
}

export async function openNote(raw, sealed, room, id) {
  return JSON.parse(text.decode(await open(await aes(raw), bytes(sealed), `note ${room}/${id}`)));
}

// 130 random bits, without letters that are taken for one another
export function newCode() {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
  return Array.from(random(26), byte => letters[byte & 31]).join('').replace(/(.{5})(?=.)/g, '$1-');
}

// as it is typed from paper
export const codeTyped = typed => {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return plain.length === 26 ? plain.replace(/(.{5})(?=.)/g, '$1-') : null;
};
