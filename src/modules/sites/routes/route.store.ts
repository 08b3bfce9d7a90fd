import { Injectable } from '@nestjs/common';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface NewRoute {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly language: string;
  readonly programme: string | null;
  readonly skills: readonly string[];
}

export interface RouteChange {
  readonly name: string | null;
  readonly programme: { readonly to: string | null } | null;
  readonly skills: readonly string[] | null;
}

const insert = 'insert into route (id, site_id, name, language, programme, skills) values ($1, $2, $3, $4, $5, $6)';
const change = `
  update route set name = coalesce($3, name), programme = case when $4 then $5 else programme end, skills = coalesce($6, skills)
  where id = $2 and site_id = $1 returning id`;

/** Writes routes. Two of a site that ask for the same are one: `route/exists` (409). Skills are kept in alphabetical order. */
@Injectable()
export class RouteStore {
  async insert(tx: Tx, { id, siteId, name, language, programme, skills }: NewRoute): Promise<void> {
    await tx.query(insert, [id, siteId, name, language, programme, [...skills].sort()]).catch(translate);
  }

  /** What is null stays. False when the site has no such route. */
  async change(tx: Tx, siteId: string, routeId: string, { name, programme, skills }: RouteChange): Promise<boolean> {
    const values = [siteId, routeId, name, programme !== null, programme?.to ?? null, skills && [...skills].sort()];
    return (await tx.query(change, values).catch(translate)).length === 1;
  }
}

function translate(error: unknown): never {
  if (violatedConstraint(error) !== 'route_unique') throw error;
  throw new DomainError('conflict', 'route/exists', 'This site has a route for the same language, programme and skills.');
}
