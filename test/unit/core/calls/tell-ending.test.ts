import { describe, expect, it } from '@jest/globals';
import { tellEnding } from '../../../../src/core/calls/tell-ending.js';

describe('why a call is over, for the counsellor who was on it', () => {
  it.each([
    [{ endCause: 'completed', talked: true, hungUpBy: 'counsellor' }, 'You ended the call.'],
    [{ endCause: 'completed', talked: true, hungUpBy: 'person' }, 'They hung up.'],
    [{ endCause: 'completed', talked: true, hungUpBy: null }, 'The call ended.'],
    [{ endCause: 'completed', talked: false, hungUpBy: null }, 'The call ended without a talk.'],
    [{ endCause: 'busy', talked: false, hungUpBy: null }, 'Their line was busy.'],
    [{ endCause: 'counsellor-lost', talked: true, hungUpBy: null }, 'You lost the connection.'],
    [{ endCause: 'something new', talked: false, hungUpBy: null }, 'The call could not be placed.'],
  ] as const)('%j: %s', (facts, sentence) => {
    expect(tellEnding(facts)).toBe(sentence);
  });
});
