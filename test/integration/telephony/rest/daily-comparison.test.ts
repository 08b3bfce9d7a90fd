import { describe, expect, test } from '@jest/globals';
import { json, type StubAnswer } from '../carrier-stub.js';
import { account, from, to, sids, useStubbedTelephony } from './stubbed-telephony.js';

const at = useStubbedTelephony();
const { call, coached, recording, text } = sids;

describe('the daily comparison', () => {
  const since = new Date('2026-03-02T00:00:00Z');
  const paged =
    (name: string, path: string, first: object, second: object): StubAnswer =>
    (response, request) =>
      request.query.get('Page') === '1'
        ? json(200, { [name]: [second], next_page_uri: null })(response, request)
        : json(200, { [name]: [first], next_page_uri: `${account}/${path}.json?Page=1` })(response, request);
  const all = async <T>(items: AsyncIterable<T>) => {
    const found: T[] = [];
    for await (const item of items) found.push(item);
    return found;
  };

  test('calls, page by page', async () => {
    const start = 'Mon, 02 Mar 2026 14:59:00 +0000';
    const one = { sid: call, to, from, status: 'completed', start_time: start, duration: '61', direction: 'inbound' };
    const other = { ...one, sid: coached, parent_call_sid: call, direction: 'outbound-dial', duration: null, status: 'busy' };
    at.carrier.answers(paged('calls', 'Calls', one, other));
    const common = { startedAt: new Date(start), to, from };
    expect(await all(at.telephony.callsSince(since))).toEqual([
      { ...common, carrierSid: call, state: 'completed', direction: 'incoming', seconds: 61, parentSid: null },
      { ...common, carrierSid: coached, state: 'busy', direction: 'outgoing', seconds: 0, parentSid: call },
    ]);
    expect(at.carrier.requests[0]!.query.get('StartTime>')).toBe('2026-03-02T00:00:00Z');
  });

  test('recordings and texts', async () => {
    const created = 'Mon, 02 Mar 2026 15:00:00 +0000';
    const one = { sid: recording, call_sid: call, status: 'completed', duration: '9', date_created: created };
    at.carrier.answers(paged('recordings', 'Recordings', one, { ...one, status: 'paused', duration: '-1', call_sid: null }));
    expect(await all(at.telephony.recordingsSince(since))).toMatchObject([
      { state: 'completed', seconds: 9, callSid: call, createdAt: new Date(created) },
      { state: 'other', seconds: 0, callSid: null },
    ]);
    const message = { sid: text, to, from, body: 'hi', status: 'received', direction: 'inbound', date_created: created };
    at.carrier.answers(paged('messages', 'Messages', message, { ...message, direction: 'outbound-reply', date_created: 'odd' }));
    expect(await all(at.telephony.textsSince(since))).toMatchObject([
      { direction: 'incoming', state: 'received', code: null, createdAt: new Date(created) },
      { direction: 'outgoing', createdAt: new Date(0) },
    ]);
  });
});
