import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AlertStore, type NewAlert } from './alert.store.js';

/**
 * Tells every supervisor, in the transaction that noticed it. `kind` is `caller-in-crisis`, `subjectType` names a row such as
 * `inbound-call`; the sentence holds neither name nor number. While an alert of this kind and subject is open, another is none.
 */
@Injectable()
export class RaiseAlert {
  constructor(
    private readonly alerts: AlertStore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, alert: Omit<NewAlert, 'id'>): Promise<void> {
    const id = uuid();
    if (!(await this.alerts.insert(tx, { ...alert, id }))) return;
    const { kind, subjectType, subjectId } = alert;
    await this.outbox.add(tx, [{ name: 'AlertRaised', body: { alertId: id, kind, subjectType, subjectId } }]);
  }
}
