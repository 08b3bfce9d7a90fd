/** One card for each phone: what is heard on it, and what the person who holds it can do now. */
export const CARDS = String.raw`
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
/** What Twilio shows for a caller who withholds their number: ANONYMOUS on a keypad. */
const WITHHELD = '+266696687';
const SHOWN_LINES = 4;
/** Whoever listens to a menu or waits in line has not talked with anybody yet. */
const STATE_WORDS = { talking: 'on the line' };
const phones = document.getElementById('phones');
const cards = new Map();
let ours = [];

function act(number, action, body) {
  return ask('POST', phonePath(number, action), body);
}

/** The visitor holds the phone from now on: nothing answers or presses by itself until it is given back. */
function hold(number, name) {
  return ask('PUT', phonePath(number), Object.assign({ kind: 'manual' }, name ? { name } : {}));
}

function dialRow(number) {
  const to = element('input');
  const withhold = element('input');
  to.type = 'tel';
  withhold.type = 'checkbox';
  const row = element('form', 'dial');
  const dial = element('button', 'go', 'Dial the hotline');
  dial.setAttribute('aria-label', 'Dial the hotline from ' + number);
  row.append(labelled('Number', to), labelled('Withhold my number', withhold), dial);
  row.addEventListener('submit', (event) => {
    event.preventDefault();
    const callerId = withhold.checked ? { callerId: WITHHELD } : {};
    act(number, 'dial', Object.assign({ to: dialled(to.value), persona: { kind: 'manual' } }, callerId));
  });
  return { row, to, dial };
}

function textBox(number, to) {
  const body = element('textarea');
  body.rows = 2;
  body.required = true;
  const form = element('form', 'text');
  form.append(labelled('Message', body), element('button', '', 'Send text'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await act(number, 'text', { to: dialled(to.value), body: body.value })) body.value = '';
  });
  return form;
}

function keypad(number) {
  const keys = KEYS.map((key) => button(key, 'Press ' + key + ' on ' + number, () => act(number, 'press', { digits: key })));
  const pad = element('div', 'keys');
  pad.append(...keys);
  return pad;
}

function createCard(number) {
  const card = { root: element('li', 'phone'), state: element('span', 'state'), who: element('p', 'quiet') };
  const title = element('h3');
  card.name = element('span', '', grouped(number));
  title.append(card.name, card.state);
  card.lines = element('ol', 'lines');
  card.lines.setAttribute('aria-live', 'polite');
  card.texts = element('ol', 'texts');
  card.answer = button('Answer', 'Answer ' + number, () => act(number, 'answer'));
  card.answer.className = 'go';
  card.hangUp = button('Hang up', 'Hang up ' + number, () => act(number, 'hang-up'));
  card.hangUp.className = 'stop';
  card.take = button('Pick up', 'Pick up ' + number + ' and hold it yourself', () => hold(number, card.person));
  card.giveBack = button('Give back', 'Give ' + number + ' back: it answers by itself again', () => ask('PUT', phonePath(number), card.own));
  card.follow = button('Its last call', 'Show the last call of ' + number, () => showCallOf(number));
  card.keys = keypad(number);
  card.dial = dialRow(number);
  card.text = folded('Text message', textBox(number, card.dial.to));
  const row = element('div', 'row');
  row.append(card.answer, card.hangUp, card.take, card.giveBack, card.follow);
  card.root.append(title, card.who, card.lines, card.keys, card.dial.row, row, card.texts, card.text);
  card.root.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (!typing && card.isTalking && KEYS.includes(event.key)) act(number, 'press', { digits: event.key });
  });
  phones.append(card.root);
  cards.set(number, card);
  return card;
}

function show(phone) {
  const card = cards.get(phone.number) || createCard(phone.number);
  const { name, kind } = phone.persona;
  const held = kind === 'manual' ? 'yours' : kind;
  card.person = name;
  if (kind !== 'manual') card.own = phone.persona;
  card.isTalking = phone.state === 'talking';
  card.root.className = 'phone ' + phone.state;
  card.state.textContent = STATE_WORDS[phone.state] || phone.state;
  card.name.textContent = name || grouped(phone.number);
  card.who.textContent = (name ? grouped(phone.number) + ', ' : '') + held + ', rang ' + phone.calls + (phone.calls === 1 ? ' time' : ' times');
  card.answer.hidden = phone.state !== 'ringing';
  card.hangUp.hidden = phone.state === 'idle';
  card.hangUp.textContent = phone.state === 'ringing' ? 'Decline' : 'Hang up';
  card.hangUp.setAttribute('aria-label', card.hangUp.textContent + ' ' + phone.number);
  card.take.hidden = phone.state !== 'idle' || kind === 'manual' || kind === 'softphone';
  card.giveBack.hidden = phone.state !== 'idle' || kind !== 'manual' || !card.own || !phone.declared;
  card.follow.hidden = !lastCallOf.has(phone.number);
  card.keys.hidden = !card.isTalking;
  card.dial.row.hidden = phone.state !== 'idle' || kind !== 'manual';
  card.text.hidden = phone.number.startsWith('client:');
  card.dial.dial.disabled = ours.length === 0;
  card.dial.dial.title = ours.length === 0 ? 'No number has a document yet' : '';
  if (!card.dial.to.value && ours.length > 0) card.dial.to.value = grouped(ours[0].number);
}

/** The newest line stands out; a new call starts with none. */
function speak(number, className, text) {
  const card = cards.get(number) || createCard(number);
  card.lines.append(element('li', className, text));
  while (card.lines.children.length > SHOWN_LINES) card.lines.firstElementChild.remove();
}

function noteOnCard(event) {
  const { number, type, detail } = event;
  if (!number) return;
  if (type === 'dialled' && cards.has(number)) cards.get(number).lines.replaceChildren();
  if (type === 'heard') speak(number, 'heard', detail.text);
  if (type === 'talking') speak(number, 'heard', 'You hear each other.');
  if (type === 'said') speak(number, 'said', detail.text);
  if (type === 'text-received') {
    const card = cards.get(number) || createCard(number);
    card.texts.append(element('li', '', detail.text));
    while (card.texts.children.length > SHOWN_LINES) card.texts.firstElementChild.remove();
  }
}
`;
