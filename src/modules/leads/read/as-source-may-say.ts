import { limitableFields, type LimitableField, type SourceRules } from '../../../core/sources/source-rules.js';
import type { CreateLeadDto } from '../../../contracts/lead.dto.js';

type Given = Pick<CreateLeadDto, keyof CreateLeadDto>;

/**
 * A lead as its source may send it. A field that it may not send is left unread, not refused: whoever asks for help must not pay for a
 * partner's form. The raw body keeps it, so that a replay brings it back when the rule was wrong. What the lead does not say, the
 * source's own programme and language say.
 */
export function asSourceMaySay(body: CreateLeadDto, { fields, programme, language }: SourceRules): CreateLeadDto {
  const said: Given = fields === null ? body : withoutUnlisted(body, fields);
  return {
    ...said,
    ...(said.language == null && language !== null ? { language } : {}),
    ...(said.programme == null && programme !== null ? { programme } : {}),
  };
}

function withoutUnlisted(body: CreateLeadDto, fields: readonly LimitableField[]): Given {
  const unlisted: ReadonlySet<string> = new Set(limitableFields.filter((field) => !fields.includes(field)));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !unlisted.has(name))) as unknown as Given;
}
