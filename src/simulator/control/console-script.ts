/** The page's script: text reaches the document through textContent only, because callers' words are in it. */
export const CONSOLE_SCRIPT = String.raw`
'use strict';
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const SHOWN_EVENTS = 200;
const phones = document.getElementById('phones');
const timeline = document.getElementById('timeline');
const connection = document.getElementById('connection');
const cards = new Map();

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function act(number, action, body) {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body || {}) };
  return fetch('/phones/' + encodeURIComponent(number) + '/' + action, json).then(refresh);
}

function button(label, name, onClick) {
  const node = element('button', '', label);
  node.type = 'button';
  node.setAttribute('aria-label', name);
  node.addEventListener('click', onClick);
  return node;
}

function createCard(number) {
  const card = { root: element('li', 'phone'), state: element('span', 'state'), who: element('p', 'quiet'), hears: element('p', 'hears') };
  const title = element('h3');
  card.name = element('span', '', number);
  title.append(card.name, card.state);
  card.hangUp = button('Hang up', 'Hang up ' + number, () => act(number, 'hang-up'));
  card.keys = KEYS.map((key) => button(key, 'Press ' + key + ' on ' + number, () => act(number, 'press', { digits: key })));
  card.hangUp.className = 'hang-up';
  const row = element('div', 'keys');
  row.append(card.hangUp, ...card.keys);
  card.root.append(title, card.who, card.hears, row);
  phones.append(card.root);
  cards.set(number, card);
  return card;
}

/** +12025550111 -> (202) 555-0111 */
function grouped(number) {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? '(' + parts[1] + ') ' + parts[2] + '-' + parts[3] : number;
}

function show(phone) {
  const card = cards.get(phone.number) || createCard(phone.number);
  card.root.className = 'phone ' + phone.state;
  card.state.textContent = phone.state;
  const { name, kind } = phone.persona;
  card.name.textContent = name || grouped(phone.number);
  card.who.textContent = (name ? grouped(phone.number) + ', ' : '') + kind + ', dialled ' + phone.calls + (phone.calls === 1 ? ' time' : ' times');
  card.hears.textContent = phone.state === 'talking' ? phone.hears : '';
  card.hangUp.disabled = phone.state === 'idle';
  for (const key of card.keys) key.disabled = phone.state !== 'talking';
}

let asked = 0;
async function refresh() {
  const turn = (asked += 1);
  const list = await (await fetch('/phones')).json();
  if (turn !== asked) return;
  for (const phone of list) show(phone);
  for (const [number, card] of cards) {
    if (list.some((phone) => phone.number === number)) continue;
    card.root.remove();
    cards.delete(number);
  }
  document.getElementById('no-phones').hidden = list.length > 0;
}

function summary(event) {
  const d = event.detail;
  if (d.text) return '“' + d.text + '”';
  if (d.key) return d.key;
  if (d.path) return d.method + ' ' + d.path + (d.status ? ' → ' + d.status : '');
  return ['name', 'status', 'from', 'by', 'conference', 'queue', 'label', 'reason', 'effect', 'code', 'message']
    .filter((field) => d[field]).map((field) => d[field]).join(' · ');
}

function append(event) {
  const row = element('li');
  const time = element('time', '', new Date(event.at).toLocaleTimeString());
  time.dateTime = event.at;
  const what = element('div');
  what.append(element('strong', '', event.type.replaceAll('-', ' ')), element('span', 'quiet', event.number || ''));
  what.append(element('div', '', summary(event)));
  row.append(time, what);
  timeline.prepend(row);
  while (timeline.children.length > SHOWN_EVENTS) timeline.lastElementChild.remove();
}

let pending;
const source = new EventSource('/timeline/stream');
source.addEventListener('open', () => { connection.textContent = 'Live'; });
source.addEventListener('error', () => { connection.textContent = 'Connection lost, trying again'; });
source.addEventListener('message', (message) => {
  append(JSON.parse(message.data));
  clearTimeout(pending);
  pending = setTimeout(refresh, 100);
});
refresh();
`;
