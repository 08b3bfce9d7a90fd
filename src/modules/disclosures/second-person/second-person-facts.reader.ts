import { Injectable } from '@nestjs/common';
import type { DisclosureFacts } from '../../../core/disclosures/disclosure-facts.js';
import type { Tx } from '../../../platform/database/database.js';
import { UseApproval } from '../../approvals/index.js';
import { LegalRequestStore } from '../../legal/index.js';
import type { DisclosureRequest } from '../disclosure-request.js';
import { actOfRequest } from './act-of-request.js';

const oneDay = 86_400_000;
// One file after the other: of two that are taken out at once the second counts the first.
const lock = 'select from staff_user where id = $1 for no key update';
const othersLately = `
  select count(distinct coalesce(p.merged_into, p.id))::int as others from disclosure d join person p on p.id = d.person_id
  where d.by_user_id = $1 and d.at > $2 and d.outcome = 'made' and d.channel = 'file' and d.approval_id is null
    and d.person_id not in (select family_of($3))`;

/** What has to be known when one person alone may not do it. */
@Injectable()
export class SecondPersonFactsReader {
  constructor(
    private readonly approvals: UseApproval,
    private readonly requests: LegalRequestStore,
  ) {}

  async of(tx: Tx, request: DisclosureRequest, at: Date): Promise<Pick<DisclosureFacts, 'file' | 'legalRequest' | 'approval'>> {
    const { basis, personId } = request;
    return {
      file: await this.file(tx, request, at),
      legalRequest: basis.kind === 'court-order' ? await this.requests.factsOf(tx, basis.legalRequestId, personId) : null,
      approval: await this.approval(tx, request, at),
    };
  }

  private async file(tx: Tx, { channel, byUserId, personId }: DisclosureRequest, at: Date): Promise<DisclosureFacts['file']> {
    if (channel !== 'file' || byUserId === null) return null;
    await tx.query(lock, [byUserId]);
    const values = [byUserId, new Date(at.getTime() - oneDay), personId];
    const [found] = await tx.query<{ others: number }>(othersLately, values);
    return { othersLately: found!.others };
  }

  private async approval(tx: Tx, request: DisclosureRequest, at: Date): Promise<DisclosureFacts['approval']> {
    const { approvalId, byUserId } = request;
    if (approvalId === undefined || byUserId === null) return null;
    return { objection: await this.approvals.objection(tx, approvalId, actOfRequest(request), byUserId, at) };
  }
}
