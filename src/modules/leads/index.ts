export { LeadBatcher } from './lead-batcher.js';
export { LeadsModule } from './leads.module.js';
export type { LeadDraft } from './lead-draft.js';
export { DraftLead } from './read/draft-lead.js';
export { readLead, type ReadLead } from './read/read-lead.js';
export { spoolProblems } from './spool/spool-problems.js';
