import { DomainError } from '../../platform/http/domain-error.js';
import type { SiteDirectory } from './site-directory.js';
import type { Site } from './site.entity.js';

/** The site of an id that came in an address. Throws `site/unknown` (404). */
export async function knownSite(directory: SiteDirectory, id: string): Promise<Site> {
  const site = await directory.find(id);
  if (!site) throw new DomainError('not-found', 'site/unknown', 'There is no site with this id.');
  return site;
}
