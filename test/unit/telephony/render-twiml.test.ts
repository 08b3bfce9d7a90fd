import { describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { renderTwiml } from '../../../src/telephony/twilio/render-twiml.js';
import type { Flow } from '../../../src/telephony/telephony.port.js';

const actionUrl = (step: string) => `https://line.example.org/steps/${step}#rc=2&rp=all`;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const render = (flow: Flow) => renderTwiml(flow, actionUrl);

describe('renderTwiml', () => {
  test('says a sentence in the language of the step and escapes it', () => {
    const twiml = render([
      { kind: 'say', text: 'Ana & Bo <are> calling', language: 'en' },
      { kind: 'say', text: 'Un momento, por favor', language: 'es' },
    ]);
    expect(twiml).toBe(
      `${declaration}<Response><Say language="en-US">Ana &amp; Bo &lt;are&gt; calling</Say>` +
        '<Say language="es-US">Un momento, por favor</Say></Response>',
    );
  });

  test.each([
    ['en-US', 'en-US'],
    ['es-MX', 'es-US'],
    ['ES', 'es-US'],
    ['est', 'en-US'],
    ['', 'en-US'],
  ])('speaks %s as %s', (language, spoken) => {
    expect(render([{ kind: 'say', text: 'Hello', language }])).toContain(`<Say language="${spoken}">`);
  });

  test('collects digits at an absolute address, and is told when nothing was pressed', () => {
    const twiml = render([
      { kind: 'collect', prompt: 'Press 1 to take it', language: 'en', digits: 1, seconds: 8, step: 'accept' },
    ]);
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

  test.each([true, false])('joins a room without a beep; the room ends with this party: %s', (endsRoom) => {
    expect(render([{ kind: 'join-room', room: 'room-7f', label: 'counsellor', endsRoom }])).toBe(
      `${declaration}<Response><Dial><Conference beep="false" startConferenceOnEnter="true" endConferenceOnExit="${endsRoom}" ` +
        'participantLabel="counsellor">room-7f</Conference></Dial></Response>',
    );
  });

  test('hangs up, and an empty flow is an empty document, which hangs up too', () => {
    expect(render([{ kind: 'hang-up' }])).toBe(`${declaration}<Response><Hangup/></Response>`);
    expect(render([])).toBe(`${declaration}<Response/>`);
  });

  test.each<Flow>([
    [{ kind: 'say', text: 'Welcome to the treatment line', language: 'en' }],
    [{ kind: 'collect', prompt: 'Línea de adicciones', language: 'es', digits: 1, seconds: 5, step: 'x' }],
  ])('refuses a document that says what kind of help this is', (step) => {
    expect(() => render([step])).toThrow(/a prompt may not say/);
  });
});
