import type { AuditEntryDto, AuditPageDto } from '../../../../src/contracts/admin/audit.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Card, Empty } from '../../ui/card.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import '../pieces/filters.css';
import './audit.css';
import { Pages } from '../pieces/pages.js';
import { auditWords } from './audit-words.js';
import { ChainCard } from './chain-card.js';
import { FilterForm } from './filter-form.js';
import { toInstant, useAuditFilters, type AuditFilters } from './use-audit-filters.js';

/** Ids and codes, as they were written. */
function Details({ detail }: Pick<AuditEntryDto, 'detail'>) {
  const parts = Object.entries(detail).map(([name, value]) => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return `${name}: ${shown}`;
  });
  return <span className="small">{parts.join('; ')}</span>;
}

function useColumns(change: (filters: Partial<AuditFilters>) => void): readonly Column<AuditEntryDto>[] {
  const say = useWords(auditWords);
  const format = useFormat();
  return [
    { head: say.when, cell: ({ at }) => <time dateTime={at}>{format.when(at)}</time> },
    {
      head: say.who,
      cell: ({ by, userId }) =>
        userId ? (
          <Button look="plain" onPress={() => change({ userId })} aria-label={`${by ?? userId}: ${say.only}`}>
            {by ?? userId}
          </Button>
        ) : (
          <span className="quiet">{say.program}</span>
        ),
    },
    { head: say.what, cell: ({ action }) => <strong>{action}</strong> },
    {
      head: say.about,
      cell: ({ subjectType, subjectId }) => (
        <Button look="plain" onPress={() => change({ subjectId })} aria-label={`${subjectType} ${subjectId}: ${say.onlyAbout}`}>
          {subjectType}
        </Button>
      ),
    },
    { head: say.detail, cell: ({ detail }) => <Details detail={detail} /> },
  ];
}

/** Who did and read what, newest first, for whoever checks. */
export default function AuditPage() {
  const say = useWords(auditWords);
  const [filters, change] = useAuditFilters();
  const columns = useColumns(change);
  const { from, to, ...others } = filters;
  const asked = { ...others, from: from && toInstant(from), to: to && toInstant(to), limit: 50 };
  const page = useAsk<AuditPageDto>(['admin', 'audit', asked], withQuery('/v1/admin/audit', asked));
  return (
    <Page title={say.title}>
      <div className="stack audit">
        <ChainCard />
        <Card title={say.entries}>
          <FilterForm key={JSON.stringify(filters)} filters={filters} onChange={change} />
          <Answer of={page} lines={8}>
            {({ items, next }) => (
              <>
                {items.length === 0 ? (
                  <Empty says={say.none} />
                ) : (
                  <Table caption={say.entries} columns={columns} rows={items} rowKey={({ id }) => id} />
                )}
                <Pages isFirst={filters.cursor === ''} next={next} onGo={(cursor) => change({ cursor })} />
              </>
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  );
}
