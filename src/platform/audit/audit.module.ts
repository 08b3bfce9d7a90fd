import { Global, Module } from '@nestjs/common';
import { AuditChainStore } from './audit-chain.store.js';
import { CheckAudit } from './check-audit.js';
import { LinkAudit } from './link-audit.js';
import { ShipHead } from './ship-head.js';

/** The chain of the audit, for whoever extends it and whoever checks it. */
@Global()
@Module({ providers: [AuditChainStore, LinkAudit, ShipHead, CheckAudit], exports: [LinkAudit, CheckAudit, AuditChainStore] })
export class AuditModule {}
