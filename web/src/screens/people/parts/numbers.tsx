import type { NumberDto, PersonDto } from '../../../../../src/contracts/person.dto.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { personWords } from '../person-words.js';

function Number({ number }: { readonly number: NumberDto }) {
  const say = useWords(personWords);
  const { plan, whyNotAutomatic, whoMayPickUp, nameToUse, isShared } = number;
  const answer = (value: boolean | null) => (value === null ? say.neverAsked : value ? say.yes : say.no);
  const details = [
    number.lineType,
    plan.safeHours ? say.safeHours(plan.safeHours.timeZone) : say.anyHour,
    `${say.voicemail}: ${answer(plan.voicemail)}`,
    `${say.textsAllowed}: ${answer(plan.texts)}`,
    whoMayPickUp && say.pickUp(whoMayPickUp),
    nameToUse && say.ask(nameToUse),
    isShared && say.shared,
  ];
  return (
    <li>
      <span className="grow">
        <strong>{number.phoneNumber}</strong> <span className="quiet small">{details.filter(Boolean).join(' · ')}</span>
        {whyNotAutomatic && <Note tone="warn">{whyNotAutomatic}</Note>}
      </span>
    </li>
  );
}

/** How each number may be used. */
export function Numbers({ person }: { readonly person: PersonDto }) {
  const say = useWords(personWords);
  return (
    <Card title={say.numbers}>
      <ul className="lines">
        {person.numbers.map((number) => (
          <Number key={number.id} number={number} />
        ))}
      </ul>
    </Card>
  );
}
