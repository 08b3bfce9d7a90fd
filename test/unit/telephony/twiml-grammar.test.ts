// F9: no flow renders to a document that the carrier would not take.
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { defaultLines, lineKeys } from '../../../src/core/scripts/default-lines.js';
import type { Flow, Step } from '../../../src/telephony/flow.js';
import { fallbackDocuments } from '../../../src/telephony/twilio/twiml/fallback-documents.js';
import { renderTwiml } from '../../../src/telephony/twilio/twiml/render-twiml.js';
import { WebhookAddresses } from '../../../src/telephony/twilio/webhook-addresses.js';
import { twimlProblems } from './check-twiml.js';

const addresses = new WebhookAddresses('https://line.example.org/base');
const render = (flow: Flow) =>
  renderTwiml(flow, {
    step: addresses.leg('0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60').step,
    roomEvents: (room) => addresses.roomEvents(room),
    recording: (id) => addresses.recording(id),
    sound: (sound) => addresses.sound(sound),
  });

const seconds = fc.integer({ min: 1, max: 3600 });
const word = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const step = fc.stringMatching(/^[a-z0-9-]{1,20}(\.[A-Za-z0-9_-]{1,30})?$/);
const number = fc.stringMatching(/^\+1202555\d{4}$/);
// Letters of every kind, but no word that a prompt may not say: those are refused elsewhere.
const text = fc
  .string({ unit: fc.constantFrom('ñ', 'ü', '&', '<', '>', '"', "'", ' ', '🙏', '1', 'x'), minLength: 1, maxLength: 60 })
  .filter((words) => words.trim() !== '');
const line = fc.record({ key: word, version: fc.nat(9), language: fc.constantFrom('en' as const, 'es' as const), text });
const heard: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), line }),
  fc.record({ kind: fc.constant('play' as const), sound: fc.constant('hold-music' as const) }),
  fc.record({ kind: fc.constant('pause' as const), seconds }),
);
const collect: fc.Arbitrary<Step> = fc.record(
  {
    kind: fc.constant('collect' as const),
    prompts: fc.array(line, { maxLength: 4 }),
    sound: fc.constant('hold-music' as const),
    digits: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(null)),
    seconds,
    step,
  },
  { requiredKeys: ['kind', 'prompts', 'digits', 'seconds', 'step'] },
);
const waitEnd: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ kind: 'leave-line' as const }),
  fc.constant({ kind: 'hang-up' as const }),
  fc.record({ kind: fc.constant('ask' as const), step }),
);
const callEnd: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('record' as const), recordingId: fc.uuid(), maxSeconds: seconds, silenceSeconds: seconds, step }),
  fc.record({ kind: fc.constant('park' as const), line: word, waitStep: step, step }),
  fc.record(
    { kind: fc.constant('join-room' as const), room: word, label: word, endsRoom: fc.boolean(), step },
    { requiredKeys: ['kind', 'room', 'label', 'endsRoom'] },
  ),
  fc.record({ kind: fc.constant('connect' as const), to: number, from: number, ringSeconds: seconds, step }),
  fc.record({ kind: fc.constant('refuse-call' as const), busy: fc.boolean() }),
  waitEnd,
);
const flowOf = (end: fc.Arbitrary<Step>) =>
  fc.tuple(fc.array(fc.oneof(heard, collect), { maxLength: 6 }), end).map(([start, last]) => [...start, last]);

describe('every flow is a document that the carrier takes', () => {
  test('on a call', () => {
    fc.assert(fc.property(flowOf(callEnd), (flow) => expect(twimlProblems(render(flow))).toEqual([])));
  });

  test('while waiting in a line', () => {
    fc.assert(fc.property(flowOf(waitEnd), (flow) => expect(twimlProblems(render(flow), 'wait')).toEqual([])));
  });

  test.each(lineKeys)('with the words of %s', (key) => {
    const said = (['en', 'es'] as const).map((language) => ({ key, version: 0, language, text: defaultLines[key][language] }));
    expect(twimlProblems(render(said.map((one) => ({ kind: 'say', line: one }))))).toEqual([]);
  });

  test.each(Object.entries(fallbackDocuments(addresses.fallback.url, '+12025550111')))('away: %s', (_name, twiml) => {
    expect(twimlProblems(twiml)).toEqual([]);
  });
});

describe('the check itself finds', () => {
  test.each([
    ['a wrong case', '<Response><say language="en-US">x</say></Response>'],
    ['an unknown attribute', '<Response><Say langage="en-US">x</Say></Response>'],
    ['a bad value', '<Response><Say language="en-GB">x</Say></Response>'],
    ['Dial in Gather', '<Response><Gather><Dial/></Gather></Response>'],
    ['a wrong root', '<Say>x</Say>'],
    ['an unescaped ampersand', '<Response><Play>https://a.example.org/?a=1&b=2</Play></Response>'],
    ['a step that is never reached', '<Response><Hangup/><Say language="en-US">x</Say></Response>'],
    ['an address that is relative', '<Response><Redirect method="POST">/steps/x</Redirect></Response>'],
  ])('%s', (_what, twiml) => expect(twimlProblems(twiml)).not.toEqual([]));

  test.each(['<Record playBeep="true"/>', '<Dial><Number>+12025550111</Number></Dial>', '<Enqueue>line</Enqueue>'])(
    '%s while waiting',
    (verb) => expect(twimlProblems(`<Response>${verb}</Response>`, 'wait')).not.toEqual([]),
  );
});
