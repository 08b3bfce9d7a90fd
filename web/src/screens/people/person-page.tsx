import { useParams } from 'react-router';
import type { PersonDto } from '../../../../src/contracts/person.dto.js';
import { useAsk } from '../../api/queries.js';
import { useHasRole } from '../../app/session-context.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { useWords } from '../../words/catalogue.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { CallbacksOf } from '../pieces/record/callbacks-of.js';
import { Timeline } from '../pieces/record/timeline.js';
import { About } from './parts/about.js';
import { Consents } from './parts/consents.js';
import { Disclosures } from './parts/disclosures.js';
import { Matches } from './parts/matches.js';
import { Numbers } from './parts/numbers.js';
import { RevealButton } from './parts/reveal-button.js';
import { Wishes } from './parts/wishes.js';

function Person({ person }: { readonly person: PersonDto }) {
  const seesDisclosures = useHasRole('manager', 'privacy-officer');
  return (
    <div className="record">
      <div>
        <CallbacksOf personId={person.id} linksIntake />
        <About person={person} />
        <Numbers person={person} />
        <Wishes key={person.id} personId={person.id} />
        <Matches person={person} />
      </div>
      <div>
        <Timeline noun="people" id={person.id} />
        <Consents personId={person.id} />
        {seesDisclosures && <Disclosures personId={person.id} />}
      </div>
    </div>
  );
}

export default function PersonPage() {
  const { id = '' } = useParams();
  const pieces = useWords(piecesWords);
  const person = useAsk<PersonDto>(['people', id], `/v1/people/${id}`);
  return (
    <Page title={person.data?.initials ?? pieces.noName} aside={person.data && <RevealButton person={person.data} />}>
      <Answer of={person} lines={8}>
        {(data) => <Person person={data} />}
      </Answer>
    </Page>
  );
}
