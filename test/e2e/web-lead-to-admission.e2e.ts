import { backends, Story, type Timeline } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';
import { wayToAdmission } from '../support/way-to-admission.js';

interface Intake {
  stage: string;
  nextStep: string | null;
  ownerUserId: string | null;
}

describe.each(backends)('a lead from the website is talked with and admitted (queue on %s)', (backend) => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin(backend);
  }, 60_000);
  afterAll(() => story?.end());

  it('rings the counsellor, then the person, once; the outcome moves the intake; stage by stage it is admitted', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 3, talkSeconds: 5 });
    const ana = await story.onShift('ana');
    const manager = await story.staff('morgan@ringback.example');
    const clinician = await story.staff('casey@ringback.example');
    const lead = await story.website.lead({ phone, name: 'Jamie', message: 'I would like to stop.' });

    const call = await story.callOf(lead.callback.id, 'ended');
    expect(call).toMatchObject({ end_cause: 'completed', counsellor_id: ana.userId });
    expect(call['connected_at']).not.toBeNull();
    expect(await story.carrier.rings(phone)).toEqual({ calls: 1, atOnce: 1 });

    await ana.must('POST', `/v1/calls/${call.id}/disposition`, { disposition: 'reached', note: 'Wants to come in.' });
    await story.callbackIn(lead.callback.id, 'done');
    const { person_id: personId, intake_id: intakeId } = await story.one<{ person_id: string; intake_id: string }>(
      'select person_id, intake_id from lead where id = $1',
      [lead.id],
    );
    await waitFor(
      'the intake to be contacted',
      async () => (await ana.get<Intake>(`/v1/intakes/${intakeId}`)).stage === 'contacted',
    );

    for (const { to, at, body } of wayToAdmission) {
      const by = at === 'decisions' ? clinician : manager;
      await by.must('POST', `/v1/intakes/${intakeId}/${at}`, body);
      const intake = await ana.get<Intake>(`/v1/intakes/${intakeId}`);
      expect(intake.stage).toBe(to);
      expect(intake.nextStep === null).toBe(to === 'admitted');
    }

    const { items } = await ana.get<Timeline>(`/v1/people/${personId}/timeline`);
    const sentences = items.map((item) => item.sentence).join('\n');
    expect(items.map((item) => item.at)).toEqual(items.map((item) => item.at).toSorted());
    expect(sentences).toContain('Ana Ruiz');
    expect(sentences).toContain('Casey Lin, licensed in NY, decided on level 3.7 (edition 4).');
    expect(sentences).not.toContain(phone);
  });

  it('leaves nothing that breaks a promise', async () => {
    expect(await story.violations()).toEqual([]);
  });
});
