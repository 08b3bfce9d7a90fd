import { readEvents } from './event-stream.mjs';
import { goAvailable } from './go-available.mjs';
import { openNarrator } from './narrator.mjs';
import { openDemo } from './open-demo.mjs';
import { wayToAdmission } from './way-to-admission.mjs';

const GIVE_UP_AFTER_MS = 120_000;
const LOOK_AGAIN_MS = 200;

/** Somebody new each time: a number from the range reserved for fiction, whose owner picks up and talks for a while. */
async function personAtThePhone(controlUrl) {
  const number = `+1${pick(['202', '212', '312', '415', '503', '617'])}55501${String(Math.floor(Math.random() * 100)).padStart(2, '0')}`;
  const persona = { kind: 'human', name: 'Jamie (the person)', answerAfterSeconds: 4, talkSeconds: 6 };
  await fetch(`${controlUrl}/phones/${encodeURIComponent(number)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(persona),
  });
  return number;
}

/** The sample site's clock, as the timeline shows it. */
const timeThere = (instant) =>
  new Date(instant).toLocaleTimeString('en-US', {
    timeZone: 'America/New_York',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });

const pick = (list) => list[Math.floor(Math.random() * list.length)];

async function postLead({ url, demo }, phone) {
  const response = await fetch(`${url}/v1/leads`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${demo.sourceKey}`,
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({
      phone,
      name: 'Jamie',
      message: 'I have taken Klonopin every day for a year and I want to stop. Please call me.',
      preferredTime: 'now',
      consent: { call: true, sms: false },
      attribution: { utm_source: 'search', landing: '/klonopin' },
    }),
  });
  if (response.status !== 201) throw new Error(`The lead was refused: ${await response.text()}`);
  return response.json();
}

/** Looks until `probe` answers, telling the timeline meanwhile. */
async function until(what, story, probe) {
  for (const end = Date.now() + GIVE_UP_AFTER_MS; Date.now() < end;) {
    const answer = await probe();
    await story.tell();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error(`Waited ${GIVE_UP_AFTER_MS / 1000} s in vain for ${what}. What the phones did: see the phones page.`);
}

/** Somebody has to be on shift: whoever is free, else the first sample counsellor who is not on a call. Answers how they leave again. */
async function putOnShift({ counsellors, controlUrl }, narrator) {
  const phones = await (await fetch(`${controlUrl}/phones`)).json();
  const told = (counsellor) => {
    const held = phones.some(({ persona }) => persona.name === counsellor.name && persona.kind === 'manual');
    const phone = held
      ? 'you hold their phone: answer it on the phones page and press 1'
      : 'their phone presses 1 when it is asked to';
    narrator.print(firstName(counsellor.name), `is on shift; ${phone}`);
  };
  const states = await Promise.all(counsellors.map((one) => one.send('GET', '/v1/me/presence')));
  const free = counsellors.find((_, index) => states[index].state === 'available');
  if (free) return told(free);
  for (const counsellor of counsellors) {
    if (!(await goAvailable(counsellor))) continue;
    told(counsellor);
    return () => counsellor.send('PUT', '/v1/me/presence', { state: 'offline' });
  }
  throw new Error('Every sample counsellor is on a call: hang up on the phones page, or wait a minute, then try again.');
}

const firstName = (name) => name.split(' ')[0];

/** What the phones hear, from the simulator: the other half of "what was said to whom". */
function listenToPhones({ controlUrl, demo }, person, narrator, signal) {
  const names = new Map([
    ...demo.phones.map(({ number, name }) => [number, `${firstName(name)}'s phone`]),
    [person, 'the person'],
  ]);
  const since = Date.now();
  const onEvent = ({ type, at, number, detail }) => {
    const who = names.get(number);
    if (who && type === 'heard' && detail.text && Date.parse(at) >= since) narrator.heard(Date.parse(at), who, detail.text);
  };
  readEvents(`${controlUrl}/timeline/stream`, { signal }, onEvent).catch(() => {}); // ends with the demo
}

async function talk(desk, story, personId) {
  const call = await until('the call to end', story, async () => {
    const { items } = await desk.manager.send('GET', `/v1/people/${personId}/timeline`);
    const ended = items.find((item) => item.kind === 'call-ended');
    return ended && desk.manager.send('GET', `/v1/calls/${ended.ids.callId}`);
  });
  if (!call.connectedAt)
    throw new Error(`The person was not reached this time (${call.endCause}): Ringback will try again. Run the demo once more.`);
  const counsellor = desk.counsellors.find(({ id }) => id === call.counsellorId);
  await counsellor.send('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached', note: 'Ready to come in.' });
  return counsellor;
}

async function admit({ manager, clinician, counsellor }, story, intakeId) {
  const staff = { manager, clinician, counsellor };
  await until(
    'the intake to be contacted',
    story,
    async () => (await manager.send('GET', `/v1/intakes/${intakeId}`)).stage === 'contacted',
  );
  for (const { by, to, facts, reason, decision } of wayToAdmission()) {
    if (decision) await staff[by].send('POST', `/v1/intakes/${intakeId}/decisions`, decision);
    else await staff[by].send('POST', `/v1/intakes/${intakeId}/advance`, { to, facts, reason });
    await story.tell();
  }
}

/** Posts one lead and shows its way to admission: who was offered, why, what rang, what was said to whom. */
export async function followALead() {
  const desk = await openDemo();
  const startedAt = Date.now();
  const narrator = openNarrator(startedAt);
  const leave = await putOnShift(desk, narrator);
  const person = await personAtThePhone(desk.controlUrl);
  const listening = new AbortController();
  listenToPhones(desk, person, narrator, listening.signal);

  const found = new Promise((resolve, reject) => {
    const onEvent = (event) => event.name === 'LeadCaptured' && resolve(event);
    readEvents(`${desk.url}/v1/events`, { headers: desk.manager.headers, signal: listening.signal }, onEvent).catch(reject);
  });
  const lead = await postLead(desk, person);
  narrator.print(
    'the website',
    `posted a lead; answer 201: reference ${lead.reference}, we call by ${timeThere(lead.callback.promisedBy)}`,
  );
  const { personId, intakeId } = await found;
  const story = { tell: async () => narrator.tell((await desk.manager.send('GET', `/v1/people/${personId}/timeline`)).items) };
  const counsellor = await talk(desk, story, personId);
  await admit({ ...desk, counsellor }, story, intakeId);
  await until('the last line', story, async () => true);
  listening.abort();
  await leave?.();
  console.log(`\nFrom the post to admitted in ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`);
}
