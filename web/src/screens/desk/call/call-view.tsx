import { useState } from 'react';
import type { DeskCallDto, DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { Button } from '../../../ui/button.js';
import { useWords } from '../../../words/catalogue.js';
import { CrisisView } from '../crisis/crisis-view.js';
import { NotesCard } from '../notes/notes-card.js';
import { InquiriesOf } from '../../pieces/record/inquiries-of.js';
import { ScreeningCard } from '../screening/screening-card.js';
import { CallBar } from './call-bar.js';
import { callWords } from './call-words.js';
import { PersonCard } from './person-card.js';
import { ScriptCard } from './script-card.js';
import './call.css';

interface Props {
  readonly desk: DeskDto;
  readonly call: DeskCallDto;
}

const parts = ['script', 'notes', 'screening', 'person'] as const;
type Part = (typeof parts)[number];

/** On a phone one part at a time; whatever is not shown stays as it was left. */
function PartChoice({ shown, onChoose }: { readonly shown: Part; readonly onChoose: (part: Part) => void }) {
  const say = useWords(callWords);
  return (
    <div className="call-tabs" role="group" aria-label={say.parts}>
      {parts.map((part) => (
        <Button key={part} pressed={part === shown} onPress={() => onChoose(part)}>
          {say[part]}
        </Button>
      ))}
    </div>
  );
}

export function CallView({ desk, call }: Props) {
  const [shown, setShown] = useState<Part>('script');
  if (call.crisis) return <CrisisView desk={desk} call={call} />;
  const isShown = (part: Part) => (part === shown ? '' : undefined);
  return (
    <>
      <CallBar desk={desk} call={call} />
      <PartChoice shown={shown} onChoose={setShown} />
      <div className="call-parts">
        <div className="call-part" data-shown={isShown('script')}>
          <ScriptCard call={call} />
        </div>
        <div className="call-middle">
          <div className="call-part" data-shown={isShown('notes')}>
            <NotesCard call={call} />
          </div>
          <div className="call-part" data-shown={isShown('screening')}>
            <ScreeningCard call={call} />
          </div>
        </div>
        <div className="call-part stack" data-shown={isShown('person')}>
          <InquiriesOf intakeId={call.intakeId} />
          <PersonCard call={call} />
        </div>
      </div>
    </>
  );
}
