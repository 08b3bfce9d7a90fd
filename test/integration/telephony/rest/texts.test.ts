import { describe, expect, test } from '@jest/globals';
import { json } from '../carrier-stub.js';
import { from, gone, legId, problem, root, to, sids, useStubbedTelephony } from './stubbed-telephony.js';
import { permitFor } from '../../../support/contact-permit.js';

const at = useStubbedTelephony();
const { text } = sids;

describe('texts', () => {
  const created = 'Mon, 02 Mar 2026 15:00:00 +0000';
  const record = (more: object = {}) => ({
    sid: text,
    to,
    from,
    body: 'hello',
    status: 'sent',
    direction: 'outbound-api',
    error_code: null,
    date_created: created,
    date_sent: null,
    ...more,
  });

  test('are sent, and refused for what they are refused for', async () => {
    at.carrier.answers(json(201, record()));
    expect(await at.telephony.send({ textId: legId, to, from, body: 'hello', allowedBy: permitFor(to, 'text') })).toEqual({
      kind: 'accepted',
      carrierSid: text,
    });
    expect(at.sent()[0]).toEqual([
      'POST',
      '/Messages.json',
      { To: to, From: from, Body: 'hello', StatusCallback: `${root}/texts/${legId}/status#rc=5&rp=all` },
    ]);
    at.carrier.answers(problem(21610, 400));
    expect(await at.telephony.send({ textId: legId, to, from, body: 'hello', allowedBy: permitFor(to, 'text') })).toMatchObject({
      kind: 'rejected',
      reason: 'opted-out',
    });
  });

  test('are blanked at the carrier', async () => {
    at.carrier.answers(json(200, record({ body: '' })));
    await at.telephony.redact(text);
    expect(at.sent()[0]).toEqual(['POST', `/Messages/${text}.json`, { Body: '' }]);
  });

  test('are found by both numbers since a moment, newest first, also before they are sent', async () => {
    const [older, younger] = [`SM${'8'.repeat(32)}`, `SM${'9'.repeat(32)}`];
    const messages = [
      record({ sid: older, date_created: 'Mon, 02 Mar 2026 14:59:59 +0000' }),
      record(),
      record({ sid: younger, status: 'failed', error_code: 30003, date_created: 'Mon, 02 Mar 2026 15:00:09 +0000' }),
    ];
    at.carrier.answers(json(200, { messages, next_page_uri: null }));
    const found = await at.telephony.findTexts({ to, from, since: new Date('2026-03-02T15:00:00.700Z') });
    expect(found.map(({ carrierSid, state, code }) => [carrierSid, state, code])).toEqual([
      [younger, 'failed', '30003'],
      [text, 'sent', null],
    ]);
    expect(Object.fromEntries(at.carrier.requests[0]!.query)).toEqual({ To: to, From: from, PageSize: '50' });
    at.carrier.answers(gone);
    expect(await at.telephony.fetchText(text)).toBeNull();
  });
});
