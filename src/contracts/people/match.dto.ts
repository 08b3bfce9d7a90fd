import { IsString, MaxLength } from 'class-validator';
import type { MatchReason } from '../../core/people/match-people.js';
import { ListPageDto } from '../list-page.dto.js';

export class MatchDto {
  personId: string;
  initials: string | null;
  /** Masked. Null when they have no number. */
  phoneNumber: string | null;
  kind: 'same-person' | 'household';
  strength: 'strong' | 'possible';
  reasons: MatchReason[];
  /** The reasons in words. A suggestion: a person decides. */
  sentence: string;
}

export class MatchesDto {
  /** The strongest first; at most 20. */
  matches: MatchDto[];
}

export class SearchPeopleDto extends ListPageDto {
  /** A part of a name, as it is written, or a whole phone number. Nothing in it is a pattern. */
  @IsString({ message: 'Write a part of the name, or the whole phone number.' })
  @MaxLength(200, { message: 'Search for at most 200 characters.' })
  search: string;
}

export class FoundPersonDto {
  personId: string;
  initials: string | null;
  phoneNumber: string | null;
  createdAt: string;
}

export class FoundPeopleDto {
  /** Newest first. */
  items: FoundPersonDto[];
  next: string | null;
}
