import { ApiProperty } from '@nestjs/swagger';

export class FieldProblemDto {
  @ApiProperty({ example: 'phone', description: 'path of the field, as in the request' })
  readonly field: string;

  @ApiProperty({ example: 'phone/not-a-number' })
  readonly code: string;

  @ApiProperty({ example: 'Enter a phone number with its area code.' })
  readonly message: string;
}

/** RFC 9457 problem body: what every answer of 400 and above carries. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:ringback:problem:input/invalid' })
  readonly type: string;

  @ApiProperty({ example: 'Unprocessable Content' })
  readonly title: string;

  @ApiProperty({ example: 422 })
  readonly status: number;

  @ApiProperty({ description: 'a plain sentence, with what to do now' })
  readonly detail: string;

  @ApiProperty({ example: 'input/invalid', description: 'stable: programs may rely on it' })
  readonly code: string;

  @ApiProperty({ type: [FieldProblemDto] })
  readonly errors: FieldProblemDto[];

  @ApiProperty({ description: 'quote it to the operator' })
  readonly requestId: string;
}
