import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../core/own-page/page-actions.js';
import { LinkSigner } from '../../../platform/crypto/link-signer.js';
import type { Tx } from '../../../platform/database/database.js';

const stepBytes = 9;

const takeStep = `
  insert into own_page_step (lead_id, step, action, at) values ($1, $2, $3, clock_timestamp())
  on conflict on constraint own_page_step_pk do nothing returning lead_id`;

/**
 * Every form of the page carries a step of ours that is good once, for this lead and this action: nobody can send the form who has not
 * been shown it, and whoever sends it twice has done it once.
 */
@Injectable()
export class PageSteps {
  constructor(private readonly signer: LinkSigner) {}

  mint(leadId: string, action: PageAction): string {
    return this.signer.sign(purposeOf(leadId, action), randomBytes(stepBytes));
  }

  isOurs(leadId: string, action: PageAction, step: string): boolean {
    return this.signer.open(purposeOf(leadId, action), step, stepBytes) !== null;
  }

  /** False: it was taken before. Whoever comes at the same moment waits here for the first one's commit. */
  async take(tx: Tx, leadId: string, action: PageAction, step: string): Promise<boolean> {
    return (await tx.query(takeStep, [leadId, step, action])).length > 0;
  }

  /** From this step on the page speaks of another callback. */
  async leadsTo(tx: Tx, leadId: string, step: string, callbackId: string): Promise<void> {
    await tx.query('update own_page_step set callback_id = $3 where lead_id = $1 and step = $2', [leadId, step, callbackId]);
  }
}

function purposeOf(leadId: string, action: PageAction): string {
  return `step of own page ${leadId} ${action}`;
}
