import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class ListSlotsDto {
  @IsUUID()
  routeId: string;

  /** From when on, a date and time with offset; now when it is left out or has passed. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  from?: string;

  @ApiProperty({ type: 'integer', required: false, default: 3, minimum: 1, maximum: 14 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(14)
  days = 3;

  /** Whom to call: then the slots are those in which this person may be called, on their clock. */
  @IsOptional()
  @IsUUID()
  personId?: string;
}

export class SlotDto {
  from: string;
  until: string;
  /** 'Tue 10:00 Eastern time': as it is said to the person. */
  said: string;
  /** How many more calls can be promised in it. */
  free: number;
}

export class SlotsDto {
  /** IANA: the clock of `said`. */
  timeZone: string;
  slots: SlotDto[];
}
