export { ApprovalAlert } from './approval-alert.js';
export { ApprovalsModule } from './approvals.module.js';
export { AskApproval } from './ask-approval.js';
export { UseApproval } from './use-approval.js';
