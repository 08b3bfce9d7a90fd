import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { ApprovalAlert } from './approval-alert.js';
import { ApprovalStore } from './approval.store.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsReadModel } from './approvals.read-model.js';
import { AskApproval } from './ask-approval.js';
import { DecideApproval } from './decide-approval.js';
import { UseApproval } from './use-approval.js';

@Module({
  imports: [AlertsModule],
  controllers: [ApprovalsController],
  providers: [ApprovalAlert, ApprovalStore, ApprovalsReadModel, AskApproval, DecideApproval, UseApproval],
  exports: [ApprovalAlert, AskApproval, UseApproval],
})
export class ApprovalsModule {}
