export { AskPayer } from './payer/ask-payer.js';
export { BenefitsModule } from './benefits.module.js';
export { EndRequest } from './by-staff/end-request.js';
export { ResumeRequest } from './payer/resume-request.js';
export { WatchBenefits } from './payer/watch-benefits.js';
