/** Keeps the page at what is true now, and lets a visitor pick up a phone. */
export const LIVE = String.raw`
const connection = document.getElementById('connection');
let asked = 0;

async function refresh() {
  const turn = (asked += 1);
  const [list, numbers] = await Promise.all(['/phones', '/numbers'].map(async (path) => (await fetch(path)).json()));
  if (turn !== asked) return;
  ours = numbers.filter((own) => own.voiceUrl || own.voiceApplicationSid);
  for (const phone of list) show(phone);
  for (const [number, card] of cards) {
    if (list.some((phone) => phone.number === number)) continue;
    card.root.remove();
    cards.delete(number);
  }
  document.getElementById('no-phones').hidden = list.length > 0;
}

/** Another phone of the same row, for whoever picks up a second one. */
function nextAfter(number) {
  return number.replace(/\d\d$/, (last) => String((Number(last) + 1) % 100).padStart(2, '0'));
}

document.getElementById('pick-up').addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = event.target.elements.number;
  const number = dialled(input.value);
  if (!(await hold(number))) return;
  input.value = grouped(nextAfter(number));
  await refresh();
  const card = cards.get(number);
  if (!card) return;
  phones.prepend(card.root);
  card.dial.dial.focus();
});

let pending;
const source = new EventSource('/timeline/stream');
source.addEventListener('open', () => { connection.textContent = 'Live'; });
source.addEventListener('error', () => { connection.textContent = 'Connection lost, trying again'; });
source.addEventListener('message', (message) => {
  const event = JSON.parse(message.data);
  note(event);
  noteOnCard(event);
  clearTimeout(pending);
  pending = setTimeout(refresh, 100);
});
void refresh();
`;
