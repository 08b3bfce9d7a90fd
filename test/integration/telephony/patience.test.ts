import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { Patience } from '../../../src/telephony/twilio/webhooks/patience.js';

const settings = readSettings({
  DATABASE_URL: 'postgres://none/none',
  PUBLIC_URL: 'https://line.example.org/base/',
  LOG_LEVEL: 'silent',
  NODE_ENV: 'test',
});
const patience = new Patience(settings);

describe('an answer that takes too long (B-071, F6)', () => {
  it('is given as it is when it comes in time, and fails when it fails', async () => {
    expect(await patience.answer(Promise.resolve('<Response/>'), '/voice')).toBe('<Response/>');
    await expect(patience.answer(Promise.reject(new Error('broken')), '/voice')).rejects.toThrow('broken');
  });

  it('leaves nobody in silence: after two seconds they are asked to hold on, and the same question is asked again', async () => {
    let finish: (answer: string) => void = () => {};
    const slow = new Promise<string>((resolve) => (finish = resolve));
    const startedAt = performance.now();
    const said = await patience.answer(slow, '/telephony/twilio/voice?x=1');
    expect(performance.now() - startedAt).toBeLessThan(4000);
    expect(said).toContain('Please hold on');
    expect(said).toContain('<Redirect method="POST">https://line.example.org/base/telephony/twilio/voice?x=1</Redirect>');
    finish('<Response/>');
    expect(await patience.answer(slow, '/voice')).toBe('<Response/>');
  });
});
