import type { SiteDto } from '../../../../../src/contracts/admin/site.dto.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { SettingsPage } from '../settings-page.js';
import { Holidays } from './holidays.js';
import { Hours } from './hours.js';
import { sitesWords } from './sites-words.js';
import { useSites } from './use-sites.js';

function Site({ site }: { readonly site: SiteDto }) {
  const say = useWords(sitesWords);
  return (
    <Card title={site.name} aside={<span className="quiet">{site.phoneNumber}</span>}>
      <div className="row">
        <strong>{say.routes}</strong>
        {site.routes.map(({ id, name }) => (
          <Badge key={id}>{name}</Badge>
        ))}
      </div>
      <Hours site={site} />
      <Holidays siteId={site.id} />
    </Card>
  );
}

export default function SitesPage() {
  const sites = useSites();
  return (
    <SettingsPage part="sites">
      <Answer of={sites} lines={6}>
        {(data) => data.sites.map((site) => <Site key={site.id} site={site} />)}
      </Answer>
    </SettingsPage>
  );
}
