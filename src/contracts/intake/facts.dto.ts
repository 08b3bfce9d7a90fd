import { IsObject, IsOptional } from 'class-validator';

export class WriteFactsDto {
  /** Facts by name, of any track; the stage stays. */
  @IsObject({ message: 'facts is missing: name what is to be written down' })
  facts: Record<string, unknown>;

  /** What you saw of these facts before; one that somebody has changed since is not written over (409). */
  @IsOptional()
  @IsObject({ message: 'seen must hold facts by name' })
  seen?: Record<string, unknown>;
}
