import { ApiProperty } from '@nestjs/swagger';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { consentableFields, type FieldGroup } from '../../core/disclosures/field-groups.js';
import { purposes, type Purpose } from '../../core/disclosures/recipients.js';

export const part2Kinds = ['part2_named', 'part2_tpo'] as const;
export type Part2Kind = (typeof part2Kinds)[number];

/** Whoever only calls for somebody cannot consent for them. */
const signers = ['patient', 'guardian'] as const;

const Text = (field: string, most: number): PropertyDecorator[] => [
  IsOptional(),
  IsString({ message: `${field} is text` }),
  MaxLength(most, { message: `${field} has at most ${most} characters` }),
];
const Words =
  (field: string, most = 200): PropertyDecorator =>
  (target, property) => {
    for (const decorate of Text(field, most)) decorate(target, property);
  };
const Said =
  (field: string): PropertyDecorator =>
  (target, property) => {
    IsOptional()(target, property);
    IsBoolean({ message: `${field} is true when the form says so` })(target, property);
  };

/**
 * A signed consent under 42 CFR 2.31, copied from the form. Every element that the form lacks is answered by name (422): nothing may
 * rest on such a form.
 */
export class RecordPart2ConsentDto {
  /** `part2_named`: to somebody named. `part2_tpo`: one for all treatment, payment and operations. */
  @IsIn(part2Kinds, { message: `kind is one of ${part2Kinds.join(', ')}` })
  @ApiProperty({ enum: part2Kinds })
  kind: Part2Kind;

  /** As it stands on the form; kept sealed. */
  @Words('patientName')
  patientName?: string;

  /** Who may disclose, as the form names them. */
  @Words('discloser')
  discloser?: string;

  /** What may be told. */
  @IsOptional()
  @IsArray({ message: 'fields is a list of groups' })
  @IsIn(consentableFields, { each: true, message: `fields is a list of: ${consentableFields.join(', ')}` })
  @ApiProperty({ enum: consentableFields, isArray: true, required: false })
  fields?: FieldGroup[];

  /** Who receives it, by name. Of `part2_tpo`: left out. */
  @Words('recipient')
  recipient?: string;

  @IsOptional()
  @IsIn(purposes, { message: `purpose is one of ${purposes.join(', ')}` })
  @ApiProperty({ enum: purposes, required: false })
  purpose?: Purpose;

  /** The form says that they may take it back in writing, and how. */
  @Said('saysHowToRevoke')
  saysHowToRevoke?: boolean;

  /** The day on which it ends: from 00:00 on nothing rests on it. Or an event: */
  @Words('expiresOn', 10)
  expiresOn?: string;

  /** Such as "end of treatment"; "none" for `part2_tpo` only. */
  @Words('expiresEvent')
  expiresEvent?: string;

  /** Where the signed paper is kept, or how it was signed electronically. */
  @Words('signature')
  signature?: string;

  /** The date on the form. */
  @Words('signedOn', 10)
  signedOn?: string;

  /** Of `part2_tpo`: the form says that it may be passed on and is then no longer protected. */
  @Said('saysRedisclosure')
  saysRedisclosure?: boolean;

  /** Of `part2_tpo`: the form says what follows when they refuse. */
  @Said('saysRefusal')
  saysRefusal?: boolean;

  /** The form lets us ask their insurer what is covered. */
  @Said('mayAskInsurer')
  mayAskInsurer?: boolean;

  /** Who signed; left out: the patient. */
  @IsOptional()
  @IsIn(signers, { message: `signedBy is one of ${signers.join(', ')}` })
  @ApiProperty({ enum: signers, required: false })
  signedBy?: (typeof signers)[number];

  /** Of the wording that they signed, where it is one of ours. */
  @Words('textVersion', 100)
  textVersion?: string;
}

export class RecordedConsentDto {
  consentId: string;
}
