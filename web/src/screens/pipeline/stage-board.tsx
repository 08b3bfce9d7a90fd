import { Link } from 'react-router';
import type { IntakeListItemDto, IntakePageDto } from '../../../../src/contracts/intake.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Badge } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { openStages } from '../pieces/stages.js';
import { useName } from '../pieces/use-name.js';
import { pipelineWords } from './pipeline-words.js';
import type { Filters } from './use-filters.js';

const perStage = 20;

function Ticket({ intake }: { readonly intake: IntakeListItemDto }) {
  const say = useWords(pipelineWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  return (
    <li className="board-item" data-overdue={intake.overdue ? '' : undefined}>
      <span className="row apart">
        <Link to={`/intakes/${intake.id}`}>
          <strong>{intake.initials ?? pieces.noName}</strong>
        </Link>
        {intake.overdue && <Badge tone="alarm">{say.overdue}</Badge>}
      </span>
      <span>{intake.nextStep}</span>
      <span className="quiet small">
        {[
          intake.nextStepDueAt && format.when(intake.nextStepDueAt),
          intake.ownerName ?? name(intake.ownerTeam ?? 'queue'),
          intake.setAside && say.aside(say[intake.setAside.kind]),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

function Column({ stage, filters }: { readonly stage: string; readonly filters: Filters }) {
  const say = useWords(pipelineWords);
  const name = useName();
  const { owner, due } = filters;
  const page = useAsk<IntakePageDto>(
    ['intakes', 'list', stage, owner, due],
    withQuery('/v1/intakes', { stage, owner, due, limit: perStage }),
  );
  return (
    <section className="board-column" aria-label={name(stage)}>
      <h2 className="row apart">
        {name(stage)}
        <span className="quiet">{page.data && `${page.data.items.length}${page.data.next ? '+' : ''}`}</span>
      </h2>
      <Answer of={page}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p className="quiet">{say.empty}</p>}
            <ul className="stack">
              {items.map((intake) => (
                <Ticket key={intake.id} intake={intake} />
              ))}
            </ul>
            {next !== null && <Link to={`/pipeline?stage=${stage}`}>{say.all}</Link>}
          </>
        )}
      </Answer>
    </section>
  );
}

/** One column for each stage; inside it what is due first is on top. */
export function StageBoard({ filters }: { readonly filters: Filters }) {
  const say = useWords(pipelineWords);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <div className="board" role="region" aria-label={say.board} tabIndex={0}>
      {openStages.map((stage) => (
        <Column key={stage} stage={stage} filters={filters} />
      ))}
    </div>
  );
}
