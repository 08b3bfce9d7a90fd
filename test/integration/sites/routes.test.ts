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
const veterans = { name: ' Veterans ', language: 'en', programme: 'veterans', skills: ['trauma', 'methadone'] };
const create = (payload: object, siteId = sites.siteId) => sites.send('POST', `sites/${siteId}/routes`, payload);
const change = (id: string, payload: object) => sites.send('PATCH', `sites/${sites.siteId}/routes/${id}`, payload);

describe('the routes of a site', () => {
  it('are created and changed, and who did it is kept', async () => {
    const made = await create(veterans);
    expect(made).toEqual({
      status: 201,
      body: { ...veterans, id: expect.any(String), name: 'Veterans', skills: ['methadone', 'trauma'] },
    });
    const { id } = made.body;
    expect(await change(id, { skills: [] })).toMatchObject({ status: 200, body: { programme: 'veterans', skills: [] } });
    expect(await change(id, { programme: null, skills: ['trauma'] })).toMatchObject({
      body: { programme: null, skills: ['trauma'] },
    });
    expect(await change(id, { programme: 'veterans', skills: [] })).toMatchObject({ body: { name: 'Veterans', skills: [] } });
    expect((await sites.audit(id)).map(({ action }) => action)).toEqual(['route.created', ...Array(3).fill('route.changed')]);
  });

  it('are found by language and programme; what nobody asked for is asked of nobody', async () => {
    const found = async (language: string, programme?: string) => {
      const { name, programme: of, skills } = await directory.routeFor(sites.siteId, language, programme);
      return { name, of, skills };
    };
    expect(await found('en')).toEqual({ name: 'English', of: null, skills: [] });
    expect(await found('en-US', 'veterans')).toMatchObject({ of: 'veterans' });
    expect(await found('en', ' Veterans')).toMatchObject({ of: 'veterans' });
    expect(await found('es', 'veterans')).toMatchObject({ name: 'Spanish' });
    expect(await found('fr', 'youth')).toMatchObject({ name: 'English' });
  });

  it('never ask for the same twice', async () => {
    expect(await create({ name: 'Again', language: 'en' })).toMatchObject({ status: 409, body: { code: 'route/exists' } });
    const { body } = await create({ name: 'Youth', language: 'en', programme: 'youth' });
    expect(await change(body.id, { programme: null })).toMatchObject({ status: 409, body: { code: 'route/exists' } });
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ language: 'English' }, 'language'],
    [{ programme: 'Our Veterans' }, 'programme'],
    [{ skills: ['trauma', 'trauma'] }, 'skills'],
    [{ skills: 'trauma' }, 'skills'],
  ])('refuse %j', async (wrong, field) => {
    expect(await create({ ...veterans, ...wrong })).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });

  it('belong to a site that is there', async () => {
    expect(await create(veterans, nobody)).toMatchObject({ status: 404, body: { code: 'site/unknown' } });
    expect(await change(nobody, { name: 'x' })).toMatchObject({ status: 404, body: { code: 'route/unknown' } });
  });
});
