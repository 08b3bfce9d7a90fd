import type { AccountingDto } from '../../../contracts/exchange/accounting.dto.js';
import type { DisclosureDto } from '../../../contracts/disclosures/disclosure.dto.js';
import { fieldGroupsIn, wordsOf } from '../../../core/disclosures/field-groups.js';
import { plain, type RecordLine } from '../record/record-lines.js';

/** An accounting as lines of text, for whoever asked for it. */
export function accountingLines({
  personId,
  askedAt,
  from,
  byName,
  approvalId,
  notice,
  scope,
  disclosures,
}: AccountingDto): readonly RecordLine[] {
  return [
    { kind: 'title', text: `To whom something was told about person ${personId}` },
    { kind: 'note', text: `From ${from} until ${askedAt}, written out by ${plain(byName)}` },
    ...(approvalId === null ? [] : [{ kind: 'note', text: `Approved by another person: ${approvalId}` } as const]),
    { kind: 'note', text: notice },
    { kind: 'note', text: plain(scope) },
    { kind: 'heading', text: disclosures.length === 0 ? 'Nothing was told to anybody' : `Disclosures (${disclosures.length})` },
    ...disclosures.flatMap((one): RecordLine[] => [...factsOf(one), { kind: 'gap', text: '' }]),
  ];
}

function factsOf(one: DisclosureDto): RecordLine[] {
  const fact = (label: string, text: string | null): RecordLine[] =>
    text === null ? [] : [{ kind: 'fact', label, text: plain(text) }];
  return [
    ...fact('When', one.at),
    ...fact('To', `${one.recipient} (${one.recipientKind})`),
    ...fact('Carried by', one.vendor),
    ...fact('What', wordsOf(fieldGroupsIn(one.fields))),
    ...fact('What for', one.purpose),
    ...fact('By', one.by ?? 'the program'),
    ...fact('Way', one.channel),
    ...fact('On what it rested', one.scopeText),
    ...fact('Known to have failed on its way', one.result === 'failed' ? 'yes' : null),
  ];
}
