import { describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import type { SpokenLanguage, SpokenLine } from '../../../src/core/scripts/spoken-line.js';
import type { Flow } from '../../../src/telephony/flow.js';
import { renderTwiml } from '../../../src/telephony/twilio/twiml/render-twiml.js';

const base = 'https://line.example.org';
const addresses = {
  step: (step: string) => `${base}/steps/${step}#rc=2&rp=all`,
  roomEvents: (room: string) => `${base}/rooms/${room}`,
  recording: (id: string) => `${base}/recordings/${id}`,
  sound: (sound: string) => `${base}/sounds/${sound}.wav`,
};
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const render = (flow: Flow) => renderTwiml(flow, addresses);
const line = (text: string, language: SpokenLanguage = 'en'): SpokenLine => ({ key: 'test.line', version: 0, language, text });

describe('renderTwiml', () => {
  test('says a sentence in the language of the step and escapes it', () => {
    const twiml = render([
      { kind: 'say', line: line('Ana & Bo <are> calling') },
      { kind: 'say', line: line('Un momento, por favor', 'es') },
    ]);
    expect(twiml).toBe(
      `${declaration}<Response><Say language="en-US">Ana &amp; Bo &lt;are&gt; calling</Say>` +
        '<Say language="es-US">Un momento, por favor</Say></Response>',
    );
  });

  test.each<[SpokenLanguage, string]>([
    ['en', 'en-US'],
    ['es', 'es-US'],
  ])('speaks %s as %s', (language, spoken) => {
    expect(render([{ kind: 'say', line: line('Hello', language) }])).toContain(`<Say language="${spoken}">`);
  });

  test('collects digits at an absolute address, and is told when nothing was pressed', () => {
    const twiml = render([{ kind: 'collect', prompts: [line('Press 1 to take it')], digits: 1, seconds: 8, step: 'accept' }]);
    const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(twiml) as {
      Response: { Gather: Record<string, unknown> };
    };
    expect(parsed.Response.Gather).toEqual({
      input: 'dtmf',
      numDigits: '1',
      timeout: '8',
      action: 'https://line.example.org/steps/accept#rc=2&rp=all',
      method: 'POST',
      actionOnEmptyResult: 'true',
      Say: { '#text': 'Press 1 to take it', language: 'en-US' },
    });
  });

  test('collects any number of keys, in both languages, and plays on while it listens', () => {
    const prompts = [line('Press a key'), line('Pulse una tecla', 'es')];
    expect(render([{ kind: 'collect', prompts, sound: 'hold-music', digits: null, seconds: 4, step: 'number.t1' }])).toBe(
      `${declaration}<Response><Gather input="dtmf" timeout="4" action="${base}/steps/number.t1#rc=2&amp;rp=all" method="POST" ` +
        'actionOnEmptyResult="true"><Say language="en-US">Press a key</Say><Say language="es-US">Pulse una tecla</Say>' +
        `<Play loop="3">${base}/sounds/hold-music.wav</Play></Gather></Response>`,
    );
  });

  test.each([true, false])('joins a room without a beep; the room ends with this party: %s', (endsRoom) => {
    expect(render([{ kind: 'join-room', room: 'room-7f', label: 'counsellor', endsRoom }])).toBe(
      `${declaration}<Response><Dial><Conference beep="false" startConferenceOnEnter="true" endConferenceOnExit="${endsRoom}" ` +
        `participantLabel="counsellor" statusCallback="${base}/rooms/room-7f" statusCallbackEvent="start end join leave mute hold modify" ` +
        'statusCallbackMethod="POST">room-7f</Conference></Dial></Response>',
    );
  });

  test.each<[string, Flow[number], string]>([
    ['plays', { kind: 'play', sound: 'hold-music' }, `<Play loop="3">${base}/sounds/hold-music.wav</Play>`],
    ['waits', { kind: 'pause', seconds: 3 }, '<Pause length="3"/>'],
    [
      'records a message, and hears of it apart from the step',
      { kind: 'record', recordingId: 'r1', maxSeconds: 120, silenceSeconds: 6, step: 'recorded.t' },
      `<Record maxLength="120" timeout="6" playBeep="true" action="${base}/steps/recorded.t#rc=2&amp;rp=all" method="POST" ` +
        `recordingStatusCallback="${base}/recordings/r1" recordingStatusCallbackMethod="POST" ` +
        'recordingStatusCallbackEvent="in-progress completed absent"/>' +
        `<Redirect method="POST">${base}/steps/recorded.t#rc=2&amp;rp=all</Redirect>`,
    ],
    [
      'parks in a line',
      { kind: 'park', line: 'line-1', waitStep: 'wait.t', step: 'left.t' },
      `<Enqueue action="${base}/steps/left.t#rc=2&amp;rp=all" method="POST" waitUrl="${base}/steps/wait.t#rc=2&amp;rp=all" ` +
        'waitUrlMethod="POST">line-1</Enqueue>',
    ],
    ['leaves the line', { kind: 'leave-line' }, '<Leave/>'],
    [
      'goes on after the room',
      { kind: 'join-room', room: 'r', label: 'person', endsRoom: false, step: 'after.t' },
      `<Dial action="${base}/steps/after.t#rc=2&amp;rp=all" method="POST"><Conference beep="false" startConferenceOnEnter="true" ` +
        `endConferenceOnExit="false" participantLabel="person" statusCallback="${base}/rooms/r" ` +
        'statusCallbackEvent="start end join leave mute hold modify" statusCallbackMethod="POST">r</Conference></Dial>',
    ],
    [
      'connects a number',
      { kind: 'connect', to: '988', from: '+12025550100', ringSeconds: 25, step: 'over.t' },
      `<Dial callerId="+12025550100" timeout="25" action="${base}/steps/over.t#rc=2&amp;rp=all" method="POST"><Number>988</Number></Dial>`,
    ],
    [
      'connects a softphone',
      { kind: 'connect', to: 'client:ana_1', from: '+12025550100', ringSeconds: 25, step: 'over.t' },
      `<Dial callerId="+12025550100" timeout="25" action="${base}/steps/over.t#rc=2&amp;rp=all" method="POST"><Client>ana_1</Client></Dial>`,
    ],
    [
      'asks another step',
      { kind: 'ask', step: 'menu.t' },
      `<Redirect method="POST">${base}/steps/menu.t#rc=2&amp;rp=all</Redirect>`,
    ],
    ['refuses as busy', { kind: 'refuse-call', busy: true }, '<Reject reason="busy"/>'],
    ['refuses', { kind: 'refuse-call', busy: false }, '<Reject reason="rejected"/>'],
  ])('%s', (_what, step, verb) => {
    expect(render([step])).toBe(`${declaration}<Response>${verb}</Response>`);
  });

  test('hangs up, and an empty flow is an empty document, which hangs up too', () => {
    expect(render([{ kind: 'hang-up' }])).toBe(`${declaration}<Response><Hangup/></Response>`);
    expect(render([])).toBe(`${declaration}<Response/>`);
  });

  test('refuses what the carrier would not read', () => {
    const long = { kind: 'say', line: line('a'.repeat(1000)) } as const;
    expect(() => render(Array.from({ length: 60 }, () => long))).not.toThrow();
    expect(() => render(Array.from({ length: 66 }, () => long))).toThrow(/64 kB/);
  });

  test.each<[Flow[number]]>([
    [{ kind: 'say', line: line('Welcome to the treatment line') }],
    [{ kind: 'collect', prompts: [line('Pulse 1'), line('Línea de adicciones', 'es')], digits: 1, seconds: 5, step: 'x' }],
  ])('refuses a document that says what kind of help this is', (step) => {
    expect(() => render([step])).toThrow(/a prompt may not say/);
  });
});
