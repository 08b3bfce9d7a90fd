import { Staff } from './staff.js';
import type { Story } from './story.js';

/** Counsellors by id, signed in. */
export type Crowd = ReadonlyMap<string, Staff>;

const password = 'a-long-password-of-the-crowd';

/** Hires counsellors through the administrator's endpoints and puts them on shift, each with a phone that presses 1. */
export async function staffACrowd(story: Story, size: number): Promise<Crowd> {
  const administrator = await story.staff('admin@ringback.example');
  const { sites } = await administrator.get<{ sites: { routes: { id: string }[] }[] }>('/v1/admin/sites');
  const routeIds = sites[0]!.routes.map((route) => route.id);
  const crowd = new Map<string, Staff>();
  for (let n = 0; n < size; n++) {
    const email = `crowd-${n}@ringback.example`;
    const phoneNumber = `+1646555${String(100 + n).padStart(4, '0')}`;
    const user = await administrator.must<{ id: string }>('POST', '/v1/admin/users', {
      email,
      name: `Crowd ${n}`,
      password,
      roles: ['counsellor'],
    });
    await administrator.must('POST', '/v1/admin/counsellors', { userId: user.id, phoneNumber, routeIds });
    await story.carrier.counsellorAnswers(phoneNumber);
    const counsellor = await Staff.signIn(story.ringback.url, { email, password });
    await counsellor.must('PUT', '/v1/me/presence', { state: 'available' });
    crowd.set(user.id, counsellor);
  }
  return crowd;
}

/** Every counsellor writes the outcome of the call that waits for one, all at once; whoever was sent on a break comes back. */
export async function writeOutcomes(story: Story, crowd: Crowd): Promise<void> {
  const calls = await story.rows<{ id: string; counsellor_id: string }>(
    'select id, counsellor_id from call where connected_at is not null and ended_at is not null and disposition is null',
  );
  const write = (id: string, counsellorId: string) =>
    crowd.get(counsellorId)!.send('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' });
  await Promise.all(calls.map((call) => write(call.id, call.counsellor_id)));
  const resting = await story.rows<{ id: string }>(`select id from counsellor where presence = 'break'`);
  for (const { id } of resting) await crowd.get(id)?.send('PUT', '/v1/me/presence', { state: 'available' });
}
