export { LeadBatcher } from './lead-batcher.js';
export { LeadsModule } from './leads.module.js';
export { PageLinks, type LinkWay } from './own-page/page-link.js';
export { TextPageLink } from './own-page/text-page-link.js';
export type { LeadDraft } from './lead-draft.js';
export { DraftLead } from './read/draft-lead.js';
export { readLead, type ReadLead } from './read/read-lead.js';
export { spoolProblems } from './spool/spool-problems.js';
