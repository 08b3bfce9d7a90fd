import { expect, test } from '@jest/globals';
import { channelsStopped } from '../../../../src/core/texts/channels-stopped.js';
import { readTextReply } from '../../../../src/core/texts/read-text-reply.js';

test.each([
  ['STOP', false, ['sms']],
  ['STOP', true, ['sms', 'call']],
  ['never call me again', false, ['sms', 'call']],
  ['wrong number', true, ['sms', 'call']],
  ['call me', true, []],
  ['stop texting me, I want to die', true, ['sms']],
])('%j, while we ring them: %s', (body, weRingThem, channels) => {
  expect(channelsStopped(readTextReply(body), weRingThem)).toEqual(channels);
});
