import { useState } from 'react';
import type { IntakeDto } from '../../../../../src/contracts/intake.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, Note } from '../../../ui/card.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { useFactName } from '../../pieces/fact-field.js';
import { useName } from '../../pieces/use-name.js';
import { AsideDialog } from '../dialogs/aside-dialog.js';
import { OwnerDialog } from '../dialogs/owner-dialog.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly intake: IntakeDto;
}

function Aside({ intake }: Props) {
  const say = useWords(intakeWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  const end = useChange(() => api.post(`/v1/intakes/${intake.id}/set-aside/end`), 'intakes');
  const aside = intake.setAside;
  if (!aside) return null;
  const takeUp = () =>
    end.mutate(undefined, { onSuccess: () => tell(say.takenUp), onError: (error) => tell(sentence(error), 'alarm') });
  return (
    <Note>
      <span className="row apart">
        {say.asideIs(say[aside.kind], format.when(aside.until), aside.reason)}
        <Button onPress={takeUp} isPending={end.isPending}>
          {say.endAside}
        </Button>
      </span>
    </Note>
  );
}

/** One next step with a time and an owner, and what stands in its way. */
export function NextStep({ intake }: Props) {
  const say = useWords(intakeWords);
  const name = useName();
  const format = useFormat();
  const factName = useFactName();
  const open = intake.factInputs.filter(({ field }) => intake.openFacts.some((one) => one.field === field)).map(factName);
  const [asked, ask] = useState<'owner' | 'aside' | null>(null);
  if (intake.endedAt !== null)
    return (
      <Card title={say.ended}>
        <p>{intake.closeReason ? say.endedWhy(name(intake.closeReason)) : name(intake.stage)}</p>
      </Card>
    );
  return (
    <Card title={say.next}>
      <div className="row apart">
        <div>
          <p className="next-step-words">{intake.nextStep}</p>
          <p className="row">
            {intake.nextStepDueAt && <span>{say.due(format.when(intake.nextStepDueAt))}</span>}
            {intake.overdue && <Badge tone="alarm">{say.overdue}</Badge>}
            <span className="quiet">{say.owner(intake.ownerName ?? name(intake.ownerTeam ?? 'queue'))}</span>
          </p>
        </div>
        <span className="row">
          <Button shortcut="alt+e" onPress={() => ask('owner')}>
            {say.give}
          </Button>
          {!intake.setAside && <Button onPress={() => ask('aside')}>{say.setAside}</Button>}
        </span>
      </div>
      <Aside intake={intake} />
      {intake.blockers.map(({ code, message }) => (
        <Note key={code} tone="alarm">
          {message}
        </Note>
      ))}
      {intake.openFacts.length > 0 && (
        <Note tone="warn">
          {say.openFacts}: {open.join(' · ')}
        </Note>
      )}
      {asked === 'owner' && <OwnerDialog intakeIds={[intake.id]} onClose={() => ask(null)} />}
      {asked === 'aside' && <AsideDialog intake={intake} onClose={() => ask(null)} />}
    </Card>
  );
}
