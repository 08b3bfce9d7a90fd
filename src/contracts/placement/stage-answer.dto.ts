import { ApiProperty } from '@nestjs/swagger';

class MissingForStageDto {
  readonly field: string;
  readonly message: string;
}

/** Whether the intake moved along, and if not what is missing. */
export class StageAnswerDto {
  readonly advanced: boolean;
  readonly to: string;
  /** Null when it advanced. */
  @ApiProperty({ type: String, nullable: true })
  readonly why: string | null;
  readonly missing: MissingForStageDto[];
}
