import { Type } from 'class-transformer';
import { IsBoolean, IsISO8601, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

export class LeadConsentDto {
  /** They ticked "call me". Without it a human may still answer the request; no machine calls. */
  @IsBoolean()
  call: boolean;

  @IsOptional()
  @IsBoolean()
  sms?: boolean;

  /** Which wording they saw. Where the site has published wordings it has to be one of them that may still be agreed to. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  textVersion?: string;

  /** SHA-256 of the words as they were shown, as hex. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'textSha256 needs 64 digits from 0 to f' })
  textSha256?: string;

  /** The address of the page, without what stands behind "?" or "#". A partner's yes counts only with textVersion, page and givenAt. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  page?: string;

  /** When the words were shown, with offset. */
  @IsOptional()
  @IsISO8601({ strict: true })
  shownAt?: string;

  /** When the box was ticked, with offset. */
  @IsOptional()
  @IsISO8601({ strict: true })
  givenAt?: string;
}

export class CreateLeadDto {
  /** As typed; a US number, or one in international form. */
  @IsString({ message: 'phone is missing: send the number to call, as text' })
  @MaxLength(200)
  phone: string;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  name?: string;

  /** An unusable address never costs the lead: it is kept and marked. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  email?: string;

  /** Where they are, so that nobody is called at night: "33101" or "33101-1234". What cannot be read never costs the lead. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  zip?: string;

  /** Of whoever needs help, as much of it as is known: "1987", "1987-05" or "1987-05-14". */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  birthDate?: string;

  /** Up to 4,000 characters. */
  @IsOptional()
  @IsString()
  message?: string;

  /** Such as "en" or "es". */
  @IsOptional()
  @IsString()
  @MaxLength(35)
  language?: string;

  /** The programme the page was about, such as "veterans"; one that the site has no route for goes to the general line. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  programme?: string;

  @IsOptional()
  @IsBoolean()
  aboutSomeoneElse?: boolean;

  /** "now" (an explicit request to be called at this hour), or a date and time with offset. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  preferredTime?: string;

  /** Absent counts as "not ticked". */
  @IsOptional()
  @IsObject() // an empty list has nothing in it that could be wrong
  @ValidateNested()
  @Type(() => LeadConsentDto)
  consent?: LeadConsentDto;

  /**
   * Campaign data: utm_*, gclid, landing_page, referrer. Other names are dropped, and a value that names a person or an illness is not
   * kept; none of it costs the lead.
   */
  @IsOptional()
  @IsObject()
  attribution?: Record<string, string>;
}

export class PromisedCallbackDto {
  id: string;
  promisedBy: string;
  windowStart: string;
  windowEnd: string;
}

export class SafetyHelpDto {
  who: string;
  number: string;
  when: string;
}

/** While the database is away: kept, but no time can be promised. */
export class LeadReceivedDto {
  /** Present when the message holds a sign of danger: show it first. */
  safety?: SafetyHelpDto[];
  /** Short and easy to read aloud. */
  reference: string;
  received: true;
  /** For whoever asked, in plain words. */
  message: string;
  hotline: string;
  emergency: string;
  crisis: string;
}

/** Where whoever asked sees when we call, and changes it: for them alone, show it on the page that thanks them. */
export class OwnPageDto {
  url: string;
  validUntil: string;
}

export class LeadAnswerDto {
  id: string;
  /** Short and easy to read aloud. */
  reference: string;
  callback: PromisedCallbackDto;
  page: OwnPageDto;
  /** Present when the message holds a sign of danger: show it first. */
  safety?: SafetyHelpDto[];
}
