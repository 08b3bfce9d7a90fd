import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';

const date = /^\d{4}-\d{2}-\d{2}$/;
const sayDate = (field: string) => ({ message: `${field} is a date, such as 2026-11-30` });
const sayServices = 'services lists what they do for us, one to ten entries';

export class AddVendorDto {
  /** As the program names it, such as "twilio". */
  @Matches(/^[a-z][a-z0-9-]{1,39}$/, { message: 'key is 2 to 40 small letters, digits and hyphens, such as twilio' })
  key: string;

  @IsString({ message: 'name is missing: write the name of the company' })
  @Length(1, 200, { message: 'name needs 1 to 200 characters' })
  @Matches(/\S/, { message: 'name is missing: write the name of the company' })
  name: string;

  @IsArray({ message: sayServices })
  @ArrayMinSize(1, { message: sayServices })
  @ArrayMaxSize(10, { message: sayServices })
  @IsString({ each: true, message: sayServices })
  @MaxLength(100, { each: true, message: sayServices })
  services: string[];

  /** The date of the business associate agreement; left out: there is none, and nothing may go there. */
  @IsOptional()
  @Matches(date, sayDate('baaOn'))
  @ApiProperty({ type: String, nullable: true, required: false })
  baaOn?: string | null;

  /** Bound by 42 CFR part 2 in writing (qualified service organization agreement). */
  @IsBoolean({ message: 'qsoa is true when they are bound by 42 CFR part 2 in writing, else false' })
  qsoa: boolean;

  /** From this day on nothing goes there. */
  @IsOptional()
  @Matches(date, sayDate('endsOn'))
  @ApiProperty({ type: String, nullable: true, required: false })
  endsOn?: string | null;
}

export class EndVendorDto {
  /** From this day on nothing goes there. */
  @Matches(date, sayDate('endsOn'))
  endsOn: string;
}

export class VendorDto {
  id: string;
  key: string;
  name: string;
  services: string[];
  baaOn: string | null;
  qsoa: boolean;
  endsOn: string | null;
  /** Why nothing about a person goes there by this agreement; null: it may. */
  problem: string | null;
}

export class VendorsDto {
  vendors: VendorDto[];
}
