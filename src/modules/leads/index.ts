export { LeadsModule } from './leads.module.js';
export { spoolProblems } from './spool/spool-problems.js';
