import { useState } from 'react';
import type { IntakeDto, PossibleMoveDto } from '../../../../../src/contracts/intake.dto.js';
import { useMe } from '../../../app/session-context.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFactName } from '../../pieces/fact-field.js';
import { useName } from '../../pieces/use-name.js';
import { MoveDialog } from '../dialogs/move-dialog.js';
import { intakeWords } from '../intake-words.js';

interface MoveProps {
  readonly intake: IntakeDto;
  readonly move: PossibleMoveDto;
  readonly isFirst: boolean;
  readonly onMove: () => void;
}

const looks: Readonly<Record<string, 'danger'>> = { emergency: 'danger' };

function Move({ intake, move, isFirst, onMove }: MoveProps) {
  const say = useWords(intakeWords);
  const name = useName();
  const { roles } = useMe();
  const factName = useFactName();
  const missing = intake.factInputs.filter(({ field }) => move.missing.some((one) => one.field === field)).map(factName);
  const label = move.to === 'closed' ? say.close : move.to === 'emergency' ? say.beginEmergency : say.moveTo(name(move.to));
  const isMine = move.roles.some((role) => roles.includes(role));
  return (
    <li>
      <span className="grow">
        <strong>{name(move.to)}</strong>{' '}
        <span className="quiet small">{missing.length === 0 ? say.ready : `${say.missing} ${missing.join(' · ')}`}</span>
        {move.blockers.map(({ code, message }) => (
          <span key={code} className="wrong-line small">
            {' '}
            {message}
          </span>
        ))}
      </span>
      {isMine ? (
        <Button
          onPress={onMove}
          {...(isFirst ? ({ look: 'main', shortcut: 'alt+v' } as const) : looks[move.to] ? { look: looks[move.to]! } : {})}
        >
          {label}
        </Button>
      ) : (
        <span className="quiet">{say.only(move.roles.map(name).join(', '))}</span>
      )}
    </li>
  );
}

/** The intake goes on by its main way; an emergency and a close are always there, at the end. */
function byLikelihood(moves: readonly PossibleMoveDto[]): readonly PossibleMoveDto[] {
  const weight = ({ to }: PossibleMoveDto) => (to === 'closed' ? 3 : to === 'emergency' ? 2 : to === 'attempting' ? 1 : 0);
  return moves.toSorted((one, other) => weight(one) - weight(other));
}

export function Moves({ intake }: { readonly intake: IntakeDto }) {
  const say = useWords(intakeWords);
  const [chosen, choose] = useState<PossibleMoveDto | null>(null);
  return (
    <Card title={say.moves}>
      <ul className="lines">
        {byLikelihood(intake.moves).map((move, index) => (
          <Move key={move.to} intake={intake} move={move} isFirst={index === 0} onMove={() => choose(move)} />
        ))}
      </ul>
      {chosen && <MoveDialog intake={intake} move={chosen} onClose={() => choose(null)} />}
    </Card>
  );
}
