import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ChangeProgrammeDto, CreateProgrammeDto } from '../../../contracts/placement/programme.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../../sites/index.js';
import { noteStaffAct } from '../staff-audit.js';
import { ProgrammeStore, type ProgrammeValues } from './programme.store.js';

/** Administrators say what a site offers and whom it takes. */
@Injectable()
export class WriteProgramme {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeStore,
    private readonly sites: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** The new id. Throws `site/unknown` (422), `programme/ages` (422) and `programme/exists` (409). */
  async create(asked: CreateProgrammeDto, by: string): Promise<string> {
    const site = await this.sites.find(asked.siteId);
    if (!site) throw new DomainError('invalid', 'site/unknown', 'siteId must be the id of a site.');
    const id = uuid();
    const values = merged({ ...nothing, name: asked.name, levelOfCare: asked.levelOfCare, place: asked.place }, asked);
    await this.database.transaction(async (tx) => {
      await this.programmes.insert(tx, { ...values, id, siteId: site.id, timeZone: site.timeZone }, this.clock.now());
      await noteStaffAct(tx, ['programme', id], 'created', by, { siteId: site.id });
    });
    return id;
  }

  /** What is left out stays. Throws `programme/unknown` (404), `programme/ages` (422) and `programme/exists` (409). */
  change(id: string, asked: ChangeProgrammeDto, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.programmes.update(tx, id, merged(await this.programmes.lock(tx, id), asked));
      await noteStaffAct(tx, ['programme', id], 'changed', by, { fields: Object.keys(asked).sort() });
    });
  }
}

const nothing: Omit<ProgrammeValues, 'name' | 'levelOfCare' | 'place'> = {
  languages: [],
  admits: { minAge: null, maxAge: null, genders: null },
  publiclyFunded: false,
  active: true,
};

function merged(before: ProgrammeValues, asked: ChangeProgrammeDto): ProgrammeValues {
  const admits = {
    minAge: asked.minAge ?? before.admits.minAge,
    maxAge: asked.maxAge ?? before.admits.maxAge,
    genders: asked.genders ?? before.admits.genders,
  };
  if (admits.minAge !== null && admits.maxAge !== null && admits.minAge > admits.maxAge)
    throw new DomainError('invalid', 'programme/ages', 'minAge is above maxAge: nobody would be taken.', {
      errors: [{ field: 'maxAge', code: 'programme/ages', message: 'minAge is above maxAge.' }],
    });
  return {
    name: (asked.name ?? before.name).trim(),
    levelOfCare: (asked.levelOfCare ?? before.levelOfCare).trim(),
    place: (asked.place ?? before.place).trim(),
    languages: asked.languages ?? before.languages,
    admits,
    publiclyFunded: asked.publiclyFunded ?? before.publiclyFunded,
    active: asked.active ?? before.active,
  };
}
