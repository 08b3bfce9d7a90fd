import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { memberNumberPattern } from '../../core/benefits/member-number.js';
import { requestWays, type RequestWay } from '../../core/benefits/request-table.js';
import { serviceTypeCodes, type ServiceType } from '../../core/benefits/service-types.js';

const payerName = { message: 'Name the insurer as it stands on the card: 1 to 100 characters.' };
const payerCode = {
  message: 'code is the number under which the clearing house reaches the insurer: 2 to 20 letters and digits.',
};
const member = { message: 'memberId is what stands on the card: 2 to 40 letters, digits and dashes.' };
const lastName = { message: 'Write the last name as it stands on the card: 1 to 60 characters.' };
const firstName = { message: 'Write the first name as it stands on the card: 1 to 35 characters.' };
const birthDate = { message: 'The insurer needs the whole birth date, such as 1987-05-14.' };
const services = { message: `serviceTypes is a list of one or more of: ${serviceTypeCodes.join(', ')}.` };

export class PayerDto {
  @IsString(payerName)
  @Length(1, 100, payerName)
  @Matches(/\S/, payerName)
  name: string;

  /** Needed to ask electronically. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{2,20}$/, payerCode)
  code?: string;
}

/** Somebody as the insurer knows them. */
export class InsuredPersonDto {
  @IsOptional()
  @IsString(firstName)
  @Length(1, 35, firstName)
  firstName?: string;

  @IsString(lastName)
  @Length(1, 60, lastName)
  @Matches(/\S/, lastName)
  lastName: string;

  @IsString(birthDate)
  @Matches(/^\d{4}-\d\d-\d\d$/, birthDate)
  birthDate: string;
}

export class AskForBenefitsDto {
  /** phone: you ring the insurer; electronic: the program asks through the clearing house; outside: a service asks for us. */
  @IsIn(requestWays, { message: `way is one of: ${requestWays.join(', ')}.` })
  way: RequestWay;

  @IsDefined({ message: 'Name the insurer.' })
  @ValidateNested()
  @Type(() => PayerDto)
  payer: PayerDto;

  @IsString(member)
  @Matches(memberNumberPattern, member)
  memberId: string;

  @IsDefined({ message: 'Say who the patient is for the insurer.' })
  @ValidateNested()
  @Type(() => InsuredPersonDto)
  patient: InsuredPersonDto;

  /** Whose policy it is, when not the patient's. */
  @IsOptional()
  @ValidateNested()
  @Type(() => InsuredPersonDto)
  subscriber?: InsuredPersonDto;

  /** The plan, mental health and substance use when left out. */
  @ApiProperty({ enum: serviceTypeCodes, isArray: true, required: false })
  @IsOptional()
  @ArrayNotEmpty(services)
  @ArrayMaxSize(serviceTypeCodes.length, services)
  @ArrayUnique(services)
  @IsIn(serviceTypeCodes, { each: true, ...services })
  serviceTypes?: ServiceType[];
}
