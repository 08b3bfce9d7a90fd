import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, Length, Matches } from 'class-validator';
import { spokenLanguages, type SpokenLanguage } from '../../core/scripts/spoken-line.js';

const slug = 'Choose 3 to 60 small letters, digits and dashes, such as palm-lake: it stands in the address of the form.';
const origin = 'Each is the origin of a website, such as https://www.example.org: no path, no star.';

export class WriteSourceFormDto {
  /** Stands in the address, which others may see: no word of treatment. */
  @IsString({ message: slug })
  @Matches(/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/, { message: slug })
  readonly slug: string;

  /** In the order in which they are offered; the first is shown first. */
  @IsArray()
  @IsIn(spokenLanguages, { each: true, message: `Each is one of ${spokenLanguages.join(', ')}.` })
  @ArrayUnique()
  @ArrayMaxSize(spokenLanguages.length)
  @Length(1, 2, { each: true })
  readonly languages: SpokenLanguage[];

  /** Websites that may show the form inside their own pages. */
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$|^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/, { each: true, message: origin })
  readonly framedBy: string[];

  @IsBoolean()
  readonly enabled: boolean;
}

export class SourceFormDto {
  readonly sourceId: string;
  readonly slug: string;
  readonly languages: string[];
  readonly framedBy: string[];
  readonly enabled: boolean;
  /** Where the form is. */
  readonly url: string;
  /** To put into a page of the website. */
  readonly embed: string;
}
