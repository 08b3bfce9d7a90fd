import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { permitFor } from '../../../support/contact-permit.js';
import { eventually, sidOf, type TelephonyUnderTest } from './telephony-under-test.js';

const finalTexts: readonly string[] = ['delivered', 'undelivered', 'failed'];

export function textsContract(get: () => TelephonyUnderTest): void {
  test('a text that is sent can be found and fetched, and its words can be blanked', async () => {
    const { telephony, ringing: to, from, busy } = get();
    const since = new Date(Date.now() - 60_000);
    const body = `We tried to reach you. ${randomUUID()}`;
    const sid = sidOf(await telephony.send({ textId: randomUUID(), to, from, body, allowedBy: permitFor(to, 'text') }));
    expect(await telephony.fetchText(sid)).toMatchObject({ carrierSid: sid, direction: 'outgoing', to, from, body, code: null });
    const sids = (texts: readonly { carrierSid: string }[]) => texts.map((text) => text.carrierSid);
    expect(sids(await telephony.findTexts({ to, from, since }))).toContain(sid);
    expect(sids(await telephony.findTexts({ to: busy, from, since }))).not.toContain(sid);
    // Its words belong to the carrier until it is delivered, or is not.
    await eventually('the end of the text', async () => {
      const text = await telephony.fetchText(sid);
      return text && finalTexts.includes(text.state) ? text : null;
    });
    await telephony.redact(sid);
    expect(await telephony.fetchText(sid)).toMatchObject({ carrierSid: sid, body: '' });
    const listed = [];
    for await (const text of telephony.textsSince(since)) listed.push(text.carrierSid);
    expect(listed).toContain(sid);
  });

  test('a number that takes no texts is rejected, in words that do not repeat it', async () => {
    const { telephony, invalid: to, from } = get();
    const result = await telephony.send({ textId: randomUUID(), to, from, body: 'Hello', allowedBy: permitFor(to, 'text') });
    expect(result).toMatchObject({ kind: 'rejected', reason: 'bad-destination' });
    expect(JSON.stringify(result)).not.toContain(to);
  });

  test('a text that does not exist is null', async () => {
    expect(await get().telephony.fetchText(get().unknownSid.replace(/^CA/, 'SM'))).toBeNull();
  });
}
