import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';

/** What is written about a site is written one after the other. Throws `site/unknown` (404). */
export async function lockSite(tx: Tx, siteId: string): Promise<void> {
  const [site] = await tx.query('select id from site where id = $1 for no key update', [siteId]);
  if (!site) throw new DomainError('not-found', 'site/unknown', 'There is no site with this id.');
}
