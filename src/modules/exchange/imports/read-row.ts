import { Injectable } from '@nestjs/common';
import { leadOfRow, type LeadBody } from '../../../core/exchange/lead-of-row.js';
import { Clock } from '../../../platform/clock.js';
import type { FieldProblem } from '../../../platform/http/domain-error.js';
import { SourcePrincipals } from '../../identity/index.js';
import { DraftLead, type LeadDraft } from '../../leads/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { checkLeadBody, problemsOf } from '../lead-body.js';
import type { ImportRow } from './import.store.js';
import type { UnfinishedRow } from './import-row.store.js';
import { leadIdOf, RowCells } from './row-cells.js';

export type ReadRowResult =
  | {
      readonly kind: 'read';
      readonly draft: LeadDraft;
      readonly askedAt: Date | null;
      readonly notes: readonly FieldProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

/** Reads one row of a list by the very code that reads POST /v1/leads. */
@Injectable()
export class ReadRow {
  constructor(
    private readonly cells: RowCells,
    private readonly sites: SiteDirectory,
    private readonly sources: SourcePrincipals,
    private readonly draftLead: DraftLead,
    private readonly clock: Clock,
  ) {}

  /** `notBefore`: when this person may be called at the earliest. */
  async run(of: ImportRow, row: UnfinishedRow, notBefore: Date): Promise<ReadRowResult> {
    const cells = this.cells.open(of.id, row.row_number, row.cells);
    const { timeZone } = await this.sites.site(of.site_id);
    const lead = leadOfRow(cells, of.headers, of.columns, timeZone, this.clock.now());
    if (lead.kind === 'refused') return lead;
    try {
      const draft = await this.draftLead.run({
        source: await this.sources.of(of.source_id),
        body: await checkLeadBody(lead.body),
        rawBody: rawBody(of, row.row_number, lead.body, cells),
        idempotencyKey: `import-${of.id}-${row.row_number}`,
        late: {
          leadId: leadIdOf(of.id, row.row_number),
          notBefore,
          decidedBy: of.callbacks === 'review' ? of.by_user_id : null,
          consentGivenAt: lead.consentGivenAt,
        },
      });
      return { kind: 'read', draft, askedAt: lead.askedAt, notes: lead.notes };
    } catch (error) {
      const problems = problemsOf(error);
      if (problems) return { kind: 'refused', problems };
      throw error;
    }
  }
}

/** What was read, and beside it the row as it stood in the file, but for campaign data: that is kept apart from the person. */
function rawBody(of: ImportRow, row: number, body: LeadBody, cells: readonly string[]): string {
  const named = of.headers
    .map((header, column): [string, string] => [header, cells[column]!])
    .filter((_, column) => !of.columns.attribution.includes(column));
  return JSON.stringify({ ...body, imported: { importId: of.id, row, cells: named } });
}
