import { readEvents } from './event-stream.mjs';
import { goAvailable } from './go-available.mjs';
import { openNarrator } from './narrator.mjs';
import { openDemo } from './open-demo.mjs';

/** What a visitor at the phones wants to know of the other side. */
const sentences = {
  CallerArrived: () => 'somebody dials the hotline',
  CallerMoved: ({ stage }) => `the caller is ${stage.replaceAll('-', ' ')}`,
  CallerInCrisis: () => 'the caller pressed the crisis key: first in line, a supervisor is alerted',
  CallerEnded: ({ outcome }) => `the call is over: ${outcome.replaceAll('-', ' ')}`,
  OfferMade: (_, counsellor) => `offered to ${counsellor}: their phone rings and presses 1`,
  OfferMissed: ({ why }, counsellor) => `${counsellor} did not take it (${why})`,
  CallbackScheduled: () => 'a callback is promised',
  PersonDialled: () => 'the person is being called: answer the phone on the page',
  CallAnswered: (_, counsellor) => `${counsellor} and the person are talking`,
  CallEnded: (_, counsellor) => `the call with ${counsellor} has ended`,
};

/** Writes the outcome of a talk that is over, so that the counsellor is free for the next one. */
async function writeOutcome(counsellor, callId) {
  const { connectedAt, disposition } = await counsellor.send('GET', `/v1/calls/${callId}`);
  if (connectedAt && !disposition) await counsellor.send('POST', `/v1/calls/${callId}/disposition`, { disposition: 'reached' });
}

function chosenCounsellors(counsellors, names) {
  const chosen = counsellors.filter(({ name }) => names.length === 0 || names.some((one) => name.toLowerCase().startsWith(one)));
  if (chosen.length === 0)
    throw new Error(`No sample counsellor is called that. There are: ${counsellors.map((c) => c.name).join(', ')}.`);
  return chosen;
}

async function goHome(counsellor, narrator) {
  try {
    await counsellor.send('PUT', '/v1/me/presence', { state: 'offline' });
    narrator.print('ringback', `${counsellor.name} is off shift`);
  } catch (error) {
    narrator.print('ringback', `${counsellor.name} could not leave: ${error.message}`);
  }
}

/** Keeps sample counsellors on shift until Ctrl-C, and tells what happens on the line. */
export async function staffTheLine(names) {
  const desk = await openDemo();
  const narrator = openNarrator(Date.now());
  const onShift = new Map(chosenCounsellors(desk.counsellors, names).map((counsellor) => [counsellor.id, counsellor]));
  for (const counsellor of onShift.values()) {
    const ready = await goAvailable(counsellor);
    narrator.print('ringback', `${counsellor.name} is ${ready ? 'on shift' : 'on a call and stays on shift'}`);
  }
  narrator.print('ringback', `Dial ${desk.demo.site.number} on ${desk.controlUrl}. Ctrl-C sends everybody home.`);
  const leaving = new AbortController();
  process.on('SIGINT', () => leaving.abort()); // not once: npm passes on a Ctrl-C that the terminal has sent already
  const onEvent = (event) => {
    const counsellor = desk.counsellors.find(({ id }) => id === event.counsellorId);
    const sentence = sentences[event.name]?.(event, counsellor?.name);
    if (sentence) narrator.print('ringback', sentence);
    if (event.name === 'CallEnded' && onShift.has(event.counsellorId))
      writeOutcome(onShift.get(event.counsellorId), event.callId).catch((error) => narrator.print('ringback', error.message));
  };
  await readEvents(`${desk.url}/v1/events`, { headers: desk.manager.headers, signal: leaving.signal }, onEvent).catch((error) => {
    if (!leaving.signal.aborted) throw error;
  });
  for (const counsellor of onShift.values()) await goHome(counsellor, narrator);
}
