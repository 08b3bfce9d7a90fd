import { expect, test } from '@jest/globals';
import { detect } from '../../../../src/simulator/amd/detection.js';
import { DEFAULT_HUMAN, type Persona } from '../../../../src/simulator/phones/persona.js';

test.each<[Persona['kind'], 'Enable' | 'DetectMessageEnd', string]>([
  ['human', 'Enable', 'human'],
  ['relative', 'DetectMessageEnd', 'human'],
  ['voicemail', 'Enable', 'machine_start'],
  ['voicemail', 'DetectMessageEnd', 'machine_end_beep'],
  ['fax', 'Enable', 'fax'],
  ['manual', 'Enable', 'unknown'],
])('%s with %s is %s', (kind, mode, answeredBy) => {
  const found = detect({ ...DEFAULT_HUMAN, kind }, { mode, timeoutSeconds: 30, callback: undefined });
  expect(found.answeredBy).toBe(answeredBy);
});

test('the end of a greeting longer than the timeout is unknown at the timeout', () => {
  const persona = { ...DEFAULT_HUMAN, kind: 'voicemail', greetingSeconds: 20 } as const;
  const found = detect(persona, { mode: 'DetectMessageEnd', timeoutSeconds: 10, callback: undefined });
  expect(found).toEqual({ answeredBy: 'unknown', seconds: 10 });
});
