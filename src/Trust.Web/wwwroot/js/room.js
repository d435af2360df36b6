// The page of a body's room. While the notes are not locked it only offers to lock them; once they are, it unlocks them on this screen
// and locks whatever is sent. The key lives in this page's memory and goes with it.
import * as lock from './room-lock.js';

let key = null;
let room = null;

const find = (what, within = room) => within.querySelector(what);
const all = (what, within = room) => [...within.querySelectorAll(what)];
const place = () => room.dataset.room;
const generation = () => Number(room.dataset.generation);
const show = (what, on = true) => { const at = find(what); if (at) at.hidden = !on; };
const wrong = (form, says) => { find('[data-wrong]', form).textContent = says; };

async function send(handler, fields) {
  const body = new URLSearchParams(fields);
  body.set('__RequestVerificationToken', document.querySelector('#act input[name=__RequestVerificationToken]').value);
  const where = new URL(location.href);
  where.searchParams.set('handler', handler);
  const answer = await fetch(where, { method: 'POST', body });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

// the page as it now is, in place of the one before; what was open on this screen stays open
async function turn(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  document.querySelector('.echo')?.remove();
  if (fresh.querySelector('.echo')) document.getElementById('main').prepend(fresh.querySelector('.echo'));
  room.replaceWith(fresh.getElementById('room'));
  await start();
}

function secretOf(form) {
  const [passphrase, again] = [form.elements.passphrase.value, form.elements.again.value];
  const says = [...passphrase].length < 12 ? room.dataset.saysShort : passphrase !== again ? room.dataset.saysDiffer : '';
  wrong(form, says);
  return says ? null : passphrase;
}

const on = (what, work) => all(what).forEach(form => form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = find('button', form);
  button.disabled = true;
  try {
    await work(form);
  } catch {
    wrong(form, room.dataset.saysFailed);
  } finally {
    button.disabled = false;
  }
}));

// shown once: the recovery sheet, or a colleague's code
function showCode(of, code, html) {
  find('[data-code-text]').textContent = code;
  all('[data-code-of]').forEach(part => { part.hidden = part.dataset.codeOf !== of; });
  show('[data-code]');
  find('[data-code] .seal').focus();
  find('[data-print]').onclick = () => print();
  find('[data-kept]').onclick = () => turn(html);
}

// every note of the room, as it is kept and not as somebody is just typing it
const sealAll = (raw, plain) => Promise.all(all('[data-note] form[data-write]').map(async note => ({
  id: note.elements.id.value, seen: Number(note.elements.seen.value), sealed: await lock.sealNote(raw, await plain(note), place(), note.elements.id.value),
})));

async function lockAll(form) {
  const passphrase = secretOf(form);
  if (!passphrase) return;
  const [raw, code] = [lock.newKey(), lock.newCode()];
  const keys = [await lock.wayFor(room.dataset.person, raw, passphrase, place()), await lock.wayFor(null, raw, code, place())];
  const html = await send('Lock', { data: JSON.stringify({ generation: 0, keys, notes: await sealAll(raw, note => ({ title: note.elements.title.defaultValue, text: note.elements.text.defaultValue })) }) });
  key = raw;
  form.hidden = true;
  showCode('sheet', code, html);
}

async function unlock(form) {
  const data = room.dataset, typed = form.elements.secret.value, code = lock.codeTyped(typed);
  const ways = [{ salt: data.waySalt, iterations: Number(data.wayIterations), sealed: data.way }, { salt: data.sheetSalt, iterations: Number(data.sheetIterations), sealed: data.sheet }];
  for (const way of ways.filter(w => w.sealed))
    for (const secret of code ? [code, typed] : [typed])
      try {
        key = await lock.openWay(way, secret, place());
        form.reset();
        wrong(form, '');
        return await open();
      } catch { /* not this one */ }
  wrong(form, room.dataset.saysWrong);
}

async function open() {
  show('[data-unlock]', false);
  show('[data-open]');
  for (const note of all('[data-note]')) {
    const form = find('form[data-write]', note);
    const plain = note.dataset.sealed ? await lock.openNote(key, note.dataset.sealed, place(), note.dataset.note) : null;
    if (plain) {
      find('[data-title]', note).textContent = plain.title;
      find('[data-text]', note).textContent = plain.text;
      [form.elements.title.value, form.elements.text.value] = [plain.title, plain.text];
    }
  }
  all('[data-change]').forEach(part => { part.hidden = false; });
}

async function write(form) {
  const [id, title] = [form.elements.id.value, form.elements.title.value.trim()];
  if (!title) return form.elements.title.focus();
  const sealed = await lock.sealNote(key, { title, text: form.elements.text.value }, place(), id);
  await turn(await send('Write', { id, seen: form.elements.seen.value, kind: form.elements.kind.value, checkpoint: form.elements.checkpoint?.value ?? '', generation: generation(), sealed }));
}

async function giveWay(of, person) {
  const code = lock.newCode();
  showCode(of, code, await send('Key', { data: JSON.stringify({ generation: generation(), keys: [await lock.wayFor(person, key, code, place())], notes: [] }) }));
}

async function ownWay(form) {
  const passphrase = secretOf(form);
  if (passphrase) await turn(await send('Key', { data: JSON.stringify({ generation: generation(), keys: [await lock.wayFor(room.dataset.person, key, passphrase, place())], notes: [] }) }));
}

// a new key for those who are left: a passphrase of one's own, a sheet, and a code for each colleague, whose passphrase nobody knows
async function renew(form) {
  const passphrase = secretOf(form);
  if (!passphrase) return;
  const [raw, sheet, colleagues] = [lock.newKey(), lock.newCode(), all('[data-code-for]').map(leaf => ({ leaf, person: leaf.dataset.codeFor, code: lock.newCode() }))];
  const secrets = [[room.dataset.person, passphrase], [null, sheet], ...colleagues.map(c => [c.person, c.code])];
  const keys = await Promise.all(secrets.map(([person, secret]) => lock.wayFor(person, raw, secret, place())));
  const notes = await sealAll(raw, note => lock.openNote(key, note.closest('[data-note]').dataset.sealed, place(), note.elements.id.value));
  const html = await send('Renew', { data: JSON.stringify({ generation: generation(), keys, notes }) });
  key = raw;
  for (const { leaf, code } of colleagues) {
    find('.say', leaf).textContent = code;
    leaf.hidden = false;
  }
  form.hidden = true;
  showCode('sheet', sheet, html);
}

async function start() {
  room = document.getElementById('room');
  if (!lock.possible()) return show('[data-no-crypto]');
  if (room.dataset.locked === 'no') {
    show('[data-lock]');
    on('[data-lock]', lockAll);
    return;
  }
  on('[data-unlock]', unlock);
  on('form[data-write]', write);
  on('[data-own]', ownWay);
  on('[data-renew]', renew);
  on('[data-give]', form => giveWay('person', form.elements.person.value));
  on('[data-new-sheet]', () => giveWay('sheet', null));
  if (key) await open();
  else show('[data-unlock]');
}

start();
