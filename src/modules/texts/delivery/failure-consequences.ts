import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../core/shared/assert-never.js';
import { failureMeaning } from '../../../core/texts/failure-meaning.js';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { KeepRevocation, MarkNumber } from '../../people/index.js';
import type { TextRow } from '../text.store.js';

/** What follows from the carrier's reason for not delivering a text. Nothing is ever sent again because of one (F94, F97). */
@Injectable()
export class FailureConsequences {
  constructor(
    private readonly keepRevocation: KeepRevocation,
    private readonly markNumber: MarkNumber,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async follow(tx: Tx, text: TextRow, code: string, at: Date): Promise<void> {
    const meaning = failureMeaning(code);
    switch (meaning) {
      case 'opted-out':
        return this.suppress(tx, text, at);
      case 'takes-no-texts':
        return this.markNumber.textless(tx, text.their_number, at);
      case 'filtered':
        return this.alert(
          tx,
          text,
          'text-filtered',
          at,
          `The carrier filters our text "${text.line_key}": it is not sent any more until you have looked at its words.`,
        );
      case 'not-verified':
        return this.alert(
          tx,
          text,
          'texts-not-verified',
          at,
          'The carrier refuses our texts: our number is not verified for them.',
        );
      case 'other':
        return;
      default:
        return assertNever(meaning);
    }
  }

  private async suppress(tx: Tx, text: TextRow, at: Date): Promise<void> {
    await this.keepRevocation.run(tx, {
      of: { e164: text.their_number },
      kinds: ['sms'],
      because: 'the carrier says that they opted out',
      channel: 'carrier',
      capturedBy: null,
      evidence: { textId: text.id },
      statedAt: null,
      isDocument: false,
      at,
    });
  }

  private async alert(
    tx: Tx,
    text: TextRow,
    kind: 'text-filtered' | 'texts-not-verified',
    at: Date,
    sentence: string,
  ): Promise<void> {
    const subject =
      kind === 'text-filtered' ? { subjectType: 'text', subjectId: text.id } : { subjectType: 'site', subjectId: text.site_id };
    await this.raiseAlert.run(tx, { siteId: text.site_id, kind, ...subject, sentence, at });
  }
}
