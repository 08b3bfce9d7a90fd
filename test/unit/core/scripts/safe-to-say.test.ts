import { describe, expect, it } from '@jest/globals';
import { safeToSay, type SafeToSayFacts } from '../../../../src/core/scripts/talk/safe-to-say.js';

const never: SafeToSayFacts = { isLive: false, nameToUse: null, whoMayPickUp: null, voicemail: null, isShared: false };
const where = 'Say who you are, not where you call from, until you know that it is them.';
const noVoicemail = 'No voicemail: hang up when a machine answers.';

describe('what is safe to say when a line is answered', () => {
  it.each<[string, Partial<SafeToSayFacts>, string[]]>([
    ['they were never asked', {}, [where, noVoicemail]],
    ['they want another name', { nameToUse: 'Sam' }, [`Ask for “Sam”. ${where}`, noVoicemail]],
    ['somebody else may pick up', { whoMayPickUp: 'her husband' }, [where, 'Who may pick up: her husband.', noVoicemail]],
    ['a voicemail is allowed', { voicemail: true }, [where, 'A neutral voicemail is allowed.']],
    [
      'a voicemail is allowed on a phone that others use',
      { voicemail: true, isShared: true },
      [where, 'Others use this phone too: leave no message with anybody.', noVoicemail],
    ],
    [
      'they dialled us, whatever their plan says',
      { isLive: true, nameToUse: 'Sam', voicemail: true },
      ['A phone number proves nobody: use no name before they tell you theirs.'],
    ],
  ])('%s', (_, facts, sentences) => {
    expect(safeToSay({ ...never, ...facts })).toEqual(sentences);
  });
});
