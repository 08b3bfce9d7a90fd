import { expect, test } from '@jest/globals';
import { parseTwiml } from '../../../src/simulator/twiml/parse-twiml.js';
import { TwimlFailure } from '../../../src/simulator/twiml/twiml-failure.js';

const response = (verbs: string): string => `<?xml version="1.0"?><Response>${verbs}</Response>`;

function codeOf(xml: string): number | undefined {
  try {
    parseTwiml(xml);
    return undefined;
  } catch (error) {
    if (error instanceof TwimlFailure) return error.code;
    throw error;
  }
}

test('keeps the text of speech markup, entities and attributes', () => {
  const [say, gather] = parseTwiml(
    response(
      '<!-- note --><Say voice="alice" loop="2">It&#39;s &lt;me&gt; <emphasis>really</emphasis> 1.0</Say><Gather numDigits="1"><Pause/></Gather>',
    ),
  );
  expect(say).toMatchObject({ tag: 'Say', attributes: { voice: 'alice', loop: '2' }, text: "It's <me> really 1.0" });
  expect(gather?.children.map((child) => child.tag)).toEqual(['Pause']);
  expect(parseTwiml('<Response/>')).toEqual([]);
});

test.each([
  ['nothing', '', 12100],
  ['plain text', 'hello', 12100],
  ['an unclosed verb', '<Response><Say></Response>', 12100],
  ['another root', '<Answer/>', 12102],
  ['a lower-case verb', response('<say>x</say>'), 12200],
  ['an unknown attribute', response('<Say colour="red">x</Say>'), 12200],
  ['a wrong value', response('<Dial><Conference beep="loud">x</Conference></Dial>'), 12200],
  ['Dial inside Gather', response('<Gather><Dial/></Gather>'), 12200],
  ['text in Response', response('hello'), 12200],
  ['text in Hangup', response('<Hangup>now</Hangup>'), 12200],
  ['a verb not simulated', response('<Pay action="/x"/>'), 12200],
  ['a way to record that is not simulated', response('<Record transcribe="true"/>'), 12200],
  ['an attribute that would do nothing', response('<Dial ringTone="us">x</Dial>'), 12200],
  ['a Dial that answers late', response('<Dial answerOnBridge="true">x</Dial>'), undefined],
  ['a Dial that may answer late', response('<Dial answerOnBridge="perhaps">x</Dial>'), 12200],
  ['what a Stop may stop', response('<Stop><Stream name="x"/><Siprec/><Transcription name="x"/></Stop>'), undefined],
  ['nothing to stop', response('<Stop/>'), undefined],
  ['a recording in a Stop', response('<Stop><Recording/></Stop>'), 12200],
  ['an attribute of Stop', response('<Stop name="x"/>'), 12200],
  ['text in Stop', response('<Stop>x</Stop>'), 12200],
  ['a stream in a Start', response('<Start><Stream name="x"/></Start>'), 12200],
  ['a track that a stream has not', response('<Stop><Stream track="both"/></Stop>'), 12200],
  ['a message to record', response('<Record action="/x"/>'), undefined],
  ['a list of events', response('<Dial><Conference statusCallbackEvent="start end join">x</Conference></Dial>'), undefined],
])('%s', (_what, xml, code) => {
  expect(codeOf(xml)).toBe(code);
});
