import type { SiteDto } from '../../../../../src/contracts/admin/site.dto.js';
import { Answer } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { SettingsPage } from '../settings-page.js';
import { useSites } from '../sites/use-sites.js';
import { LawHours } from './law-hours.js';
import { LimitsForm } from './limits-form.js';
import { RetryForm } from './retry-form.js';
import { rulesWords } from './rules-words.js';
import { usePolicies } from './use-policy.js';

function SiteRules({ site }: { readonly site: SiteDto }) {
  const say = useWords(rulesWords);
  const policies = usePolicies(site.id);
  return (
    <Answer of={policies} lines={6}>
      {(data) => {
        const retry = data.policies.find(({ kind }) => kind === 'retry')!;
        const calling = data.policies.find(({ kind }) => kind === 'calling')!;
        return (
          <>
            <Card title={`${say.retry}: ${site.name}`} aside={<span className="quiet">{say.version(retry.version)}</span>}>
              <p className="quiet">{say.retryWhy}</p>
              <RetryForm key={retry.version} siteId={site.id} policy={retry} />
            </Card>
            <Card title={`${say.limits}: ${site.name}`} aside={<span className="quiet">{say.version(calling.version)}</span>}>
              <p className="quiet">{say.limitsWhy}</p>
              <LimitsForm key={calling.version} siteId={site.id} policy={calling} />
            </Card>
          </>
        );
      }}
    </Answer>
  );
}

/** When and how often people are called: what each site decides, and what the law decides. */
export default function RulesPage() {
  const sites = useSites();
  return (
    <SettingsPage part="rules">
      <Answer of={sites} lines={6}>
        {(data) => data.sites.map((site) => <SiteRules key={site.id} site={site} />)}
      </Answer>
      <LawHours />
    </SettingsPage>
  );
}
