import { useState } from 'react';
import type { ServingCounsellorDto, ServingCounsellorsDto } from '../../../../../src/contracts/admin/counsellor.dto.js';
import type { RouteDto } from '../../../../../src/contracts/admin/route.dto.js';
import type { SiteDto } from '../../../../../src/contracts/admin/site.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card, Empty } from '../../../ui/card.js';
import { Table, type Column } from '../../../ui/table.js';
import { useWords } from '../../../words/catalogue.js';
import { SettingsPage } from '../settings-page.js';
import { useSites } from '../sites/use-sites.js';
import { RouteDialog } from './route-dialog.js';
import { routesWords } from './routes-words.js';
import { ServesDialog } from './serves-dialog.js';

type Counsellors = readonly ServingCounsellorDto[];

function ServedBy({ route, counsellors }: { readonly route: RouteDto; readonly counsellors: Counsellors }) {
  const say = useWords(routesWords);
  const names = counsellors.flatMap(({ name, routes }) => {
    const served = routes.find(({ routeId }) => routeId === route.id);
    return served ? [say.serves(name, served.proficiency)] : [];
  });
  return names.length === 0 ? <span className="wrong-line">{say.nobody}</span> : names.join(', ');
}

function useColumns(counsellors: Counsellors, change: (route: RouteDto) => void): readonly Column<RouteDto>[] {
  const say = useWords(routesWords);
  return [
    { head: say.line, cell: ({ name }) => <strong>{name}</strong> },
    { head: say.language, cell: ({ language }) => language },
    { head: say.programme, cell: ({ programme }) => programme ?? say.everybody },
    { head: say.skills, cell: ({ skills }) => skills.join(', ') || say.noSkills },
    { head: say.servedBy, cell: (route) => <ServedBy route={route} counsellors={counsellors} /> },
    {
      head: say.toDo,
      cell: (route) => (
        <Button onPress={() => change(route)}>
          {say.change} <span className="only-read">{route.name}</span>
        </Button>
      ),
    },
  ];
}

function Routes({ site, counsellors }: { readonly site: SiteDto; readonly counsellors: Counsellors }) {
  const say = useWords(routesWords);
  const [changed, change] = useState<RouteDto | 'new' | null>(null);
  const columns = useColumns(counsellors, change);
  return (
    <Card title={site.name} aside={<Button onPress={() => change('new')}>{say.add}</Button>}>
      <p className="quiet">{say.why}</p>
      <Table caption={site.name} columns={columns} rows={site.routes} rowKey={({ id }) => id} />
      {changed && <RouteDialog siteId={site.id} route={changed === 'new' ? null : changed} onClose={() => change(null)} />}
    </Card>
  );
}

function Staff({ routes, counsellors }: { readonly routes: readonly RouteDto[]; readonly counsellors: Counsellors }) {
  const say = useWords(routesWords);
  const [chosen, choose] = useState<ServingCounsellorDto | null>(null);
  const nameOf = (routeId: string) => routes.find(({ id }) => id === routeId)?.name ?? routeId;
  return (
    <Card title={say.staff}>
      <p className="quiet">{say.staffWhy}</p>
      {counsellors.length === 0 && <Empty says={say.noStaff} />}
      <ul className="lines">
        {counsellors.map((counsellor) => (
          <li key={counsellor.id}>
            <span className="grow">
              <strong>{counsellor.name}</strong>{' '}
              <span className="quiet">
                {counsellor.routes.map(({ routeId, proficiency }) => say.serves(nameOf(routeId), proficiency)).join(', ') ||
                  say.servesNone}
              </span>
            </span>
            <Button onPress={() => choose(counsellor)}>
              {say.change} <span className="only-read">{counsellor.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <ServesDialog counsellor={chosen} routes={routes} onClose={() => choose(null)} />}
    </Card>
  );
}

/** Which lines there are, and who is offered the people on them. */
export default function RoutesPage() {
  const sites = useSites();
  const counsellors = useAsk<ServingCounsellorsDto>(['admin', 'counsellors'], '/v1/admin/counsellors');
  return (
    <SettingsPage part="routes">
      <Answer of={sites} lines={6}>
        {({ sites: all }) => (
          <Answer of={counsellors}>
            {({ counsellors: serving }) => (
              <>
                {all.map((site) => (
                  <Routes key={site.id} site={site} counsellors={serving} />
                ))}
                <Staff routes={all.flatMap(({ routes }) => routes)} counsellors={serving} />
              </>
            )}
          </Answer>
        )}
      </Answer>
    </SettingsPage>
  );
}
