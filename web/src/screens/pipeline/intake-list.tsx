import { useState } from 'react';
import { Link } from 'react-router';
import type { IntakeListItemDto, IntakePageDto } from '../../../../src/contracts/intake.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { OwnerDialog } from '../intakes/dialogs/owner-dialog.js';
import { Pages } from '../pieces/pages.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { useName } from '../pieces/use-name.js';
import { pipelineWords } from './pipeline-words.js';
import type { Filters, useFilters } from './use-filters.js';

interface Props {
  readonly filters: Filters;
  readonly onChange: ReturnType<typeof useFilters>[1];
}

const pageSize = 50;

function Due({ intake }: { readonly intake: IntakeListItemDto }) {
  const say = useWords(pipelineWords);
  const format = useFormat();
  if (intake.nextStepDueAt === null) return say.ended(format.when(intake.endedAt ?? intake.stageSince));
  return (
    <span>
      {format.when(intake.nextStepDueAt)} {intake.overdue && <Badge tone="alarm">{say.overdue}</Badge>}
    </span>
  );
}

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

function useColumns({ chosen, toggle }: Choosing): readonly Column<IntakeListItemDto>[] {
  const say = useWords(pipelineWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  const now = Date.now();
  return [
    {
      head: say.chosen,
      cell: ({ id, initials, endedAt }) =>
        endedAt === null && (
          <label className="choose-line">
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
            <span className="only-read">{initials ?? pieces.noName}</span>
          </label>
        ),
    },
    {
      head: say.who,
      cell: ({ id, initials }) => (
        <Link to={`/intakes/${id}`}>
          <strong>{initials ?? pieces.noName}</strong>
        </Link>
      ),
    },
    { head: say.stage, cell: ({ stage }) => name(stage) },
    { head: say.inStage, cell: ({ stageSince }) => format.length((now - Date.parse(stageSince)) / 1000) },
    {
      head: say.nextStep,
      cell: ({ nextStep, setAside, closeReason }) => (
        <span>
          {nextStep ?? (closeReason && name(closeReason))} {setAside && <Badge>{say.aside(say[setAside.kind])}</Badge>}
        </span>
      ),
    },
    { head: say.nextDue, cell: (intake) => <Due intake={intake} /> },
    { head: say.owner, cell: ({ ownerName, ownerTeam }) => ownerName ?? name(ownerTeam ?? 'queue') },
  ];
}

/** The work list: what is due first stands on top. */
export function IntakeList({ filters, onChange }: Props) {
  const say = useWords(pipelineWords);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [isGiving, give] = useState(false);
  const toggle = (id: string) =>
    choose(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]));
  const columns = useColumns({ chosen, toggle });
  const closeGiving = () => {
    give(false);
    choose(new Set());
  };
  const { view: _view, ...query } = filters;
  const page = useAsk<IntakePageDto>(['intakes', 'list', query], withQuery('/v1/intakes', { ...query, limit: pageSize }), {
    every: 30_000,
  });
  const isFiltered = Object.values(query).some((value) => value !== '');
  return (
    <Card
      title={say.table}
      className="pipeline"
      aside={
        <Button isDisabled={chosen.size === 0} onPress={() => give(true)} shortcut="alt+e" says={say.give(chosen.size)}>
          {say.give(chosen.size)}
        </Button>
      }
    >
      <Answer of={page} lines={6}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty says={isFiltered ? say.none : say.noneOpen}>
              {isFiltered && <Button onPress={() => onChange({ stage: '', owner: '', due: '' })}>{say.clear}</Button>}
            </Empty>
          ) : (
            <>
              <Table caption={say.table} columns={columns} rows={items} rowKey={({ id }) => id} />
              <Pages isFirst={filters.cursor === ''} next={next} onGo={(cursor) => onChange({ cursor })} />
            </>
          )
        }
      </Answer>
      {isGiving && <OwnerDialog intakeIds={[...chosen]} onClose={closeGiving} />}
    </Card>
  );
}
