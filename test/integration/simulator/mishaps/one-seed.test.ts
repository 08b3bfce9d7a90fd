import { expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml } from '../simulated-line.js';

const CALLS = 12;

/** Which of a row of status callbacks came, when each is dropped by chance. */
async function arrivals(seed: string): Promise<string> {
  const line = await startLine({ stepped: true, seed });
  try {
    await line.control('POST', '/faults', { match: { name: 'call status' }, effect: 'drop', probability: 0.5 });
    await line.declare(CALLER, { kind: 'busy' });
    for (let call = 0; call < CALLS; call += 1) {
      const statusCallback = `${line.receiver.url}/status-${call}`;
      await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Hangup/>'), statusCallback });
      await line.advance(5);
    }
    const came = Array.from({ length: CALLS }, (_, call) => line.receiver.at(`/status-${call}`).length);
    return came.join('');
  } finally {
    await line.stop();
  }
}

test('two runs with one seed lose the same callbacks, and a run with another seed loses others', async () => {
  const first = await arrivals('run 1');
  expect(first).toMatch(/^(?=.*0)(?=.*1)[01]{12}$/);
  expect(await arrivals('run 1')).toBe(first);
  expect(await arrivals('run 2')).not.toBe(first);
});
