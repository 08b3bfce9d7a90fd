import { Injectable } from '@nestjs/common';
import type { Warned } from '../../../core/benefits/judge-reply.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import type { RequestRow } from '../request.store.js';

/** There is one clearing house, and no row of it: its trouble is one alert, however many questions meet it. */
const theClearingHouse = '00000000-0000-4000-8000-000000000271';
const kinds = { house: 'clearing-house', wrongPerson: 'benefits-wrong-person', overdue: 'benefits-overdue' } as const;
const sentences = {
  house:
    'The clearing house refuses us, or cannot prove who it is (certificate): no insurer is asked electronically. See operations.md.',
  wrongPerson:
    'Privacy officer: an insurer answered about somebody else. Nothing of it was used; it is kept sealed with the request.',
  overdue: 'A question to an insurer is past its time, and nobody has dealt with it.',
} as const;

/** Who has to hear that asking insurers does not work as it should. */
@Injectable()
export class PayerAlerts {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  async warn(tx: Tx, warned: Warned, { id, siteId }: Pick<RequestRow, 'id' | 'siteId'>, at: Date): Promise<void> {
    if (warned === 'operator') {
      const subject = { siteId: null, subjectType: 'clearing-house', subjectId: theClearingHouse };
      await this.raiseAlert.run(tx, { ...subject, kind: kinds.house, sentence: sentences.house, at });
    }
    if (warned === 'privacy') {
      const subject = { siteId, subjectType: 'benefits-request', subjectId: id };
      await this.raiseAlert.run(tx, { ...subject, kind: kinds.wrongPerson, sentence: sentences.wrongPerson, at });
    }
  }

  /** It answers again. */
  async reached(tx: Tx, at: Date): Promise<void> {
    await this.endAlert.run(tx, kinds.house, theClearingHouse, at);
  }

  async overdue(tx: Tx, { id, siteId }: Pick<RequestRow, 'id' | 'siteId'>, at: Date): Promise<void> {
    const subject = { siteId, subjectType: 'benefits-request', subjectId: id };
    await this.raiseAlert.run(tx, { ...subject, kind: kinds.overdue, sentence: sentences.overdue, at });
  }

  async settled(tx: Tx, requestId: string, at: Date): Promise<void> {
    await this.endAlert.run(tx, kinds.overdue, requestId, at);
  }
}
