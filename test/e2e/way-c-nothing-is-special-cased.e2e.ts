import { Story } from '../support/story.js';
import { fictionalNumber } from '../support/website.js';

// The application is told nothing of where the simulator is: api.local.twilio.com is where its calls go, and nowhere else is that name
// anybody.
describe('Ringback meets the carrier by its own name, over TLS, and TWILIO_BASE_URL is not set (way C)', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL', { byName: true });
  }, 60_000);
  afterAll(() => story?.end());

  it('calls a lead back, and they talk', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 2, talkSeconds: 5 });
    const ana = await story.onShift('ana');
    const lead = await story.website.lead({ phone });
    const call = await story.callOf(lead.callback.id, 'ended');
    expect(call).toMatchObject({ end_cause: 'completed', counsellor_id: ana.userId });
    expect(call['connected_at']).not.toBeNull();
    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached' });
    await story.callbackIn(lead.callback.id, 'done');
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });
  });
});
