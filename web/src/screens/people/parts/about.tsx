import type { PersonDto } from '../../../../../src/contracts/person.dto.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { personWords } from '../person-words.js';

export function About({ person }: { readonly person: PersonDto }) {
  const say = useWords(personWords);
  const pairs: readonly (readonly [string, string])[] = [
    [say.language, person.language === 'es' ? say.spanish : say.english],
    [say.timeZone, person.timeZone ?? say.noTimeZone],
    [say.state, person.state ?? say.unknown],
    [say.zips, person.zips.join(', ') || say.unknown],
    [say.birthDate, person.birthDate ?? say.unknown],
    [say.calls, say[person.callConsent]],
    [say.texts, say[person.smsConsent]],
  ];
  return (
    <Card title={say.aboutThem}>
      {person.mayBeMinor && <Note tone="warn">{say.minor}</Note>}
      {person.placeDoubts.map((doubt) => (
        <Note key={doubt} tone="warn">
          {doubt}
        </Note>
      ))}
      <dl className="pairs">
        {pairs.map(([term, value]) => (
          <Pair key={term} term={term} value={value} />
        ))}
      </dl>
    </Card>
  );
}

function Pair({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
