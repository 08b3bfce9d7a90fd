export { ReportsModule } from './reports.module.js';
export { MakeReports } from './roll-up/make-reports.js';
