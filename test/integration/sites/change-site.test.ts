import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { openSitesApp, type SitesApp } from './sites-app.js';

let sites: SitesApp;
let directory: SiteDirectory;
beforeAll(async () => {
  sites = await openSitesApp();
  directory = sites.app.get(SiteDirectory, { strict: false });
});
afterAll(() => sites.close());

const nobody = '0190a0b0-0000-7000-8000-000000000000';
const patch = (payload: object, id = sites.siteId) => sites.send('PATCH', `sites/${id}`, payload);

describe('a site', () => {
  it('changes what is named and nothing else', async () => {
    expect(await directory.site(sites.siteId)).toMatchObject({ recordingEnabled: false, standbyNumber: null });
    const changed = await patch({ recordingEnabled: true, standbyNumber: '(202) 555-0160' });
    expect(changed).toMatchObject({
      status: 200,
      body: { recordingEnabled: true, standbyNumber: '+12025550160', hours: { always: true } },
    });
    const hours = { mon: [['08:00', '20:00']] };
    expect(await patch({ hours })).toMatchObject({ body: { recordingEnabled: true, standbyNumber: '+12025550160', hours } });
    expect(await patch({ standbyNumber: null })).toMatchObject({ body: { standbyNumber: null, recordingEnabled: true } });
    expect(await directory.site(sites.siteId)).toMatchObject({ recordingEnabled: true, standbyNumber: null, hours });
  });

  it('keeps who changed what, without the numbers', async () => {
    const [, ...changes] = await sites.audit(sites.siteId);
    expect(changes.map(({ action, user_id, detail }) => ({ action, user_id, detail }))).toEqual([
      {
        action: 'site.changed',
        user_id: sites.adminId,
        detail: { changed: ['recordingEnabled', 'standbyNumber'], recordingEnabled: true },
      },
      { action: 'site.changed', user_id: sites.adminId, detail: { changed: ['hours'] } },
      { action: 'site.changed', user_id: sites.adminId, detail: { changed: ['standbyNumber'] } },
    ]);
  });

  it.each([
    [{ standbyNumber: '911' }, 'standbyNumber'],
    [{ standbyNumber: '+12025550147' }, 'standbyNumber'],
    [{ standbyNumber: '2'.repeat(41) }, 'standbyNumber'],
    [{ recordingEnabled: null }, 'recordingEnabled'],
    [{ hours: { mon: 'all day' } }, 'hours'],
    [{ hours: null }, 'hours'],
    [{ name: 'Another' }, 'name'],
  ])('refuses %j', async (payload, field) => {
    expect(await patch(payload)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('has to be there', async () => {
    expect(await patch({ recordingEnabled: true }, nobody)).toMatchObject({ status: 404, body: { code: 'site/unknown' } });
  });
});

describe('outside numbers', () => {
  const path = (id = sites.siteId) => `sites/${id}/outside-numbers`;
  const add = (payload: object) => sites.send('POST', path(), payload);
  const partner = { kind: 'medical-partner', name: ' Night desk ', phoneNumber: '202 555 0161' };

  it('are the crisis line and poison control from the first minute', async () => {
    const { body } = await sites.send('GET', path());
    expect(body.outsideNumbers).toEqual([
      { id: expect.any(String), kind: 'crisis-line', name: '988 crisis line', phoneNumber: '+18002738255' },
      { id: expect.any(String), kind: 'poison-control', name: 'Poison control', phoneNumber: '+18002221222' },
    ]);
  });

  it('are added and removed; a removed one is gone from the list and removing it again is no error', async () => {
    const added = await add(partner);
    expect(added).toEqual({
      status: 201,
      body: { id: expect.any(String), kind: 'medical-partner', name: 'Night desk', phoneNumber: '+12025550161' },
    });
    const { id } = added.body;
    expect((await directory.outsideNumbers(sites.siteId)).map((one) => one.id)).toContain(id);
    for (let time = 0; time < 2; time++) expect((await sites.send('DELETE', `${path()}/${id}`)).status).toBe(204);
    expect((await directory.outsideNumbers(sites.siteId)).map((one) => one.kind)).toEqual(['crisis-line', 'poison-control']);
    expect((await sites.audit(id)).map(({ action }) => action)).toEqual(['outside-number.added', 'outside-number.removed']);
  });

  it.each([
    [{ phoneNumber: '988' }, 'phoneNumber'],
    [{ phoneNumber: '911', kind: 'emergency-relay' }, 'phoneNumber'],
    [{ phoneNumber: '1-800-273-8255' }, 'phoneNumber'],
    [{ phoneNumber: '+12025550147' }, 'phoneNumber'],
    [{ kind: 'friend' }, 'kind'],
    [{ name: ' ' }, 'name'],
  ])('refuse %j', async (wrong, field) => {
    expect(await add({ ...partner, ...wrong })).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('take the ten digits of 988 as a crisis line, and belong to their site', async () => {
    const added = await add({ kind: 'crisis-line', name: 'Second line', phoneNumber: '1-800-273-8255' });
    expect(added).toMatchObject({ status: 201, body: { phoneNumber: '+18002738255' } });
    expect(await sites.send('DELETE', `${path(nobody)}/${added.body.id}`)).toMatchObject({ status: 404 });
    expect((await sites.send('GET', path(nobody))).status).toBe(404);
  });
});
