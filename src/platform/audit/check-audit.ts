import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { DocumentSigner } from '../crypto/signed-document.js';
import { Database } from '../database/database.js';
import { AuditChain } from './audit-chain.js';
import { AuditChainStore } from './audit-chain.store.js';
import { shippedHeads } from './shipped-heads.js';
import { type AuditVerdict, verifyAudit } from './verify-audit.js';

/** The audit as it stands, held against its chain and every signed head that we can reach. */
@Injectable()
export class CheckAudit {
  constructor(
    private readonly database: Database,
    private readonly store: AuditChainStore,
    private readonly chain: AuditChain,
    private readonly signer: DocumentSigner,
    private readonly settings: Settings,
  ) {}

  async run(): Promise<AuditVerdict> {
    const { database, store, chain } = this;
    const heads = [...(await store.heads(database)), ...(await shippedHeads(this.settings.auditHeadsDir))];
    const trusted = this.signer.published().map(({ publicKey }) => publicKey);
    return verifyAudit({ database, store, chain, heads, trusted });
  }
}
