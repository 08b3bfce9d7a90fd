import { readPageAddress } from '../shared/page-address.js';
import { whyWithheld } from './withheld.js';

const utmNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;
type KeptName = (typeof utmNames)[number] | 'gclid' | 'landing_page' | 'referrer';

/** All that is ever kept of a campaign: known names, cleaned values. */
export type Campaign = Readonly<Partial<Record<KeptName, string>>>;

const aliases: Readonly<Record<string, KeptName>> = {
  landingpage: 'landing_page',
  landing: 'landing_page',
  referer: 'referrer',
};
const clickId = /^(?=.*[A-Za-z])[A-Za-z0-9_-]{20,200}$/;

/**
 * What may be kept of campaign data. Names that we do not know are dropped; a value that says too much is replaced by
 * the reason, such as `withheld:health`; a landing page loses its query and fragment, after its own utm_* and gclid were read; of a
 * referrer only the host is kept. Null when nothing is left. It never fails: bad campaign data costs no lead.
 *
 * @param ownOrigins whose hosts are kept as they are: a site's own name is no secret of a visitor
 */
export function cleanCampaign(input: Readonly<Record<string, unknown>>, ownOrigins: readonly string[] = []): Campaign | null {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(input)) {
    const known = keptName(name);
    if (known && typeof value === 'string' && value.trim() !== '') given.set(known, value.trim());
  }
  const page = given.get('landing_page');
  const inAddress = page === undefined ? undefined : readPageAddress(page)?.query;
  for (const name of [...utmNames, 'gclid']) {
    const value = inAddress?.get(name)?.trim();
    if (value && !given.has(name)) given.set(name, value);
  }
  const cleaned = [...given].map(([name, value]) => [name, clean(name as KeptName, value, ownOrigins)]);
  return cleaned.length === 0 ? null : (Object.fromEntries(cleaned) as Campaign);
}

function keptName(name: string): KeptName | null {
  const plain = name.trim().toLowerCase().replaceAll('-', '_');
  const known = aliases[plain] ?? (plain as KeptName);
  return [...utmNames, 'gclid', 'landing_page', 'referrer'].includes(known) ? known : null;
}

function clean(name: KeptName, value: string, ownOrigins: readonly string[]): string {
  if (name === 'gclid') return clickId.test(value) ? value : 'withheld:characters';
  if (name === 'landing_page') return cleanPage(value, ownOrigins);
  return orWithheld(name === 'referrer' ? (readPageAddress(value)?.host ?? value) : value);
}

/** A page keeps its site when only its path says too much. */
function cleanPage(value: string, ownOrigins: readonly string[]): string {
  const page = readPageAddress(value);
  if (!page) return 'withheld:characters';
  const siteReason = ownOrigins.includes(page.origin) ? null : whyWithheld(page.host);
  if (siteReason) return `withheld:${siteReason}`;
  if (page.path === '/') return page.origin + page.path;
  const reason = whyWithheld(page.path.slice(1));
  return page.origin + (reason ? `/withheld:${reason}` : page.path);
}

function orWithheld(value: string): string {
  const reason = whyWithheld(value);
  return reason ? `withheld:${reason}` : value.toLowerCase();
}
