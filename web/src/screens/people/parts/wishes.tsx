import type { AllPersonNotesDto, PersonNotesDto } from '../../../../../src/contracts/people/notes.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Card, Empty, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { personWords } from '../person-words.js';

function usePairs(notes: readonly PersonNotesDto[]): readonly (readonly [string, string])[] {
  const say = useWords(personWords);
  const answer = (value: boolean) => (value ? say.yes : say.no);
  return notes.flatMap(({ safeWord, safeHours, voicemail, texts }): (readonly [string, string])[] => [
    ...(safeWord === null ? [] : [[say.safeWord, safeWord] as const]),
    ...(safeHours === null ? [] : [[say.hours, `${weekOf(safeHours.hours)} (${safeHours.timeZone})`] as const]),
    ...(voicemail === null ? [] : [[say.voicemail, answer(voicemail)] as const]),
    ...(texts === null ? [] : [[say.textsAllowed, answer(texts)] as const]),
  ]);
}

function weekOf(hours: object): string {
  return Object.entries(hours as Readonly<Record<string, readonly (readonly [string, string])[]>>)
    .map(([day, ranges]) => `${day} ${ranges.map(([from, to]) => `${from}-${to}`).join(', ')}`)
    .join('; ');
}

function Shown({ notes }: { readonly notes: readonly PersonNotesDto[] }) {
  const say = useWords(personWords);
  const pairs = usePairs(notes);
  if (pairs.length === 0) return <Empty says={say.wishesNone} />;
  return (
    <ul className="lines">
      {pairs.map(([term, value]) => (
        <li key={term + value}>
          <span className="quiet">{term}</span> {value}
        </li>
      ))}
    </ul>
  );
}

/** Asked for by hand and once: each look at it is on the record. */
export function Wishes({ personId }: { readonly personId: string }) {
  const say = useWords(personWords);
  const sentence = useProblemSentence();
  const look = useChange(() => api.get<AllPersonNotesDto>(`/v1/people/${personId}/notes`));
  return (
    <Card title={say.wishes}>
      {look.error && <Note tone="alarm">{sentence(look.error)}</Note>}
      {look.data ? (
        <Shown notes={look.data.notes} />
      ) : (
        <>
          <p className="quiet">{say.wishesWhy}</p>
          <div>
            <Button onPress={() => look.mutate()} isPending={look.isPending}>
              {say.wishesShow}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
