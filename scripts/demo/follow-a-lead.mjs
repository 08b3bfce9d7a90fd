import { loadSettings } from '../launch/settings.mjs';
import { readDemo } from '../launch/demo.mjs';
import { readEvents } from './event-stream.mjs';
import { openNarrator } from './narrator.mjs';
import { signIn } from './staff-client.mjs';
import { wayToAdmission } from './way-to-admission.mjs';

const GIVE_UP_AFTER_MS = 120_000;
const LOOK_AGAIN_MS = 200;

async function openDemo() {
  const settings = loadSettings();
  const demo = readDemo(settings.dataDir);
  const running = await fetch(`${settings.publicUrl}/health/ready`)
    .then((response) => response.ok)
    .catch(() => false);
  if (!running) throw new Error(`Ringback does not answer at ${settings.publicUrl}: run "npm start" in another terminal first.`);
  if (!demo || !settings.simulator)
    throw new Error('The demo needs the sample site and simulated phones: run "npm start" with nothing configured.');
  const account = (name) => demo.staff.find(({ email }) => email.startsWith(name));
  const url = settings.publicUrl;
  const [counsellor, manager] = [await signIn(url, account('ana')), await signIn(url, account('morgan'))];
  return { url, demo, controlUrl: settings.simulator.controlUrl, counsellor, manager };
}

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
      consent: { call: true, sms: false, textVersion: 'sample-1' },
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

async function makeAvailable({ counsellor }, narrator) {
  const { state } = await counsellor.send('GET', '/v1/me/presence');
  if (state !== 'available') await counsellor.send('PUT', '/v1/me/presence', { state: 'available' });
  narrator.print(counsellor.name.split(' ')[0], 'is on shift; her phone presses 1 when it is asked to');
}

/** What the phones hear, from the simulator: the other half of "what was said to whom". */
function listenToPhones({ controlUrl, demo }, person, narrator, signal) {
  const names = new Map([
    ...demo.phones.map(({ number, name }) => [number, `${name.split(' ')[0]}'s phone`]),
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
    return ended && desk.counsellor.send('GET', `/v1/calls/${ended.ids.callId}`);
  });
  if (!call.connectedAt)
    throw new Error(`The person was not reached this time (${call.endCause}): Ringback will try again. Run the demo once more.`);
  await desk.counsellor.send('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached', note: 'Ready to come in.' });
}

async function admit(desk, story, intakeId) {
  await until(
    'the intake to be contacted',
    story,
    async () => (await desk.manager.send('GET', `/v1/intakes/${intakeId}`)).stage === 'contacted',
  );
  for (const { by, to, facts } of wayToAdmission()) {
    await desk[by].send('POST', `/v1/intakes/${intakeId}/advance`, { to, facts, reason: `Demo: ${to}` });
    await story.tell();
  }
}

/** Posts one lead and shows its way to admission: who was offered, why, what rang, what was said to whom. */
export async function followALead() {
  const desk = await openDemo();
  const person = await personAtThePhone(desk.controlUrl);
  const startedAt = Date.now();
  const narrator = openNarrator(startedAt);
  const listening = new AbortController();
  await makeAvailable(desk, narrator);
  listenToPhones(desk, person, narrator, listening.signal);

  const found = new Promise((resolve, reject) => {
    const onEvent = (event) => event.name === 'LeadCaptured' && resolve(event);
    readEvents(`${desk.url}/v1/events`, { headers: desk.manager.headers, signal: listening.signal }, onEvent).catch(reject);
  });
  const lead = await postLead(desk, person);
  narrator.print(
    'the website',
    `posted a lead; answer 201: reference ${lead.reference}, we call by ${new Date(lead.callback.promisedBy).toLocaleTimeString()}`,
  );
  const { personId, intakeId } = await found;
  const story = { tell: async () => narrator.tell((await desk.manager.send('GET', `/v1/people/${personId}/timeline`)).items) };
  await talk(desk, story, personId);
  await admit(desk, story, intakeId);
  await until('the last line', story, async () => true);
  listening.abort();
  console.log(
    `\nFrom the post to admitted in ${((Date.now() - startedAt) / 1000).toFixed(0)} s. The same story: ${desk.url}/v1/people/${personId}/timeline (signed in)`,
  );
}
