import { useState } from 'react';
import type { ConsentTextDto, ConsentTextsDto } from '../../../../../src/contracts/admin/consent-text.dto.js';
import type { SiteDto } from '../../../../../src/contracts/admin/site.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { adminWords } from '../admin-words.js';
import { SettingsPage } from '../settings-page.js';
import { useSites } from '../sites/use-sites.js';
import { consentWords } from './consent-words.js';
import { PublishDialog } from './publish-dialog.js';

type Asked = { readonly what: 'read' | 'retire'; readonly text: ConsentTextDto } | null;

function Text({ text, onAsk }: { readonly text: ConsentTextDto; readonly onAsk: (asked: Asked) => void }) {
  const say = useWords(consentWords);
  const format = useFormat();
  const { version, kind, language, publishedAt, retiredAt } = text;
  return (
    <li>
      <span className="grow">
        <span className="row">
          <strong>{say[kind]}</strong> {version}
          <Badge tone={retiredAt ? 'calm' : 'good'}>{retiredAt ? say.retired(format.when(retiredAt)) : say.inForce}</Badge>
        </span>
        <span className="quiet small">
          {language === 'es' ? say.spanish : say.english} · {say.published(format.when(publishedAt))}
        </span>
      </span>
      <span className="row">
        <Button look="plain" onPress={() => onAsk({ what: 'read', text })}>
          {say.read} <span className="only-read">{`${say[kind]} ${version} ${language}`}</span>
        </Button>
        {!retiredAt && (
          <Button onPress={() => onAsk({ what: 'retire', text })}>
            {say.retire} <span className="only-read">{`${say[kind]} ${version} ${language}`}</span>
          </Button>
        )}
      </span>
    </li>
  );
}

function Read({ text, onClose }: { readonly text: ConsentTextDto; readonly onClose: () => void }) {
  const say = useWords(consentWords);
  const admin = useWords(adminWords);
  return (
    <Dialog title={`${say[text.kind]} ${text.version}`} onClose={onClose}>
      <p className="words-shown" lang={text.language}>
        {text.body}
      </p>
      <p className="quiet small">
        {say.fingerprint}: {text.sha256}
      </p>
      <div className="buttons">
        <Button onPress={onClose}>{admin.close}</Button>
      </div>
    </Dialog>
  );
}

function Retire({
  siteId,
  text,
  onClose,
}: {
  readonly siteId: string;
  readonly text: ConsentTextDto;
  readonly onClose: () => void;
}) {
  const say = useWords(consentWords);
  const admin = useWords(adminWords);
  const path = `/v1/admin/sites/${siteId}/consent-texts/${text.id}/retire`;
  const change = useChange((reason: string) => api.post(path, { reason }), 'admin');
  const retire = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(admin.saved);
        onClose();
      },
    });
  return (
    <ReasonDialog
      title={say.retireTitle(text.version)}
      confirm={say.retire}
      change={change}
      onConfirm={retire}
      onClose={onClose}
    />
  );
}

function Texts({ site }: { readonly site: SiteDto }) {
  const say = useWords(consentWords);
  const [isPublishing, publish] = useState(false);
  const [asked, ask] = useState<Asked>(null);
  const path = `/v1/admin/sites/${site.id}/consent-texts`;
  const texts = useAsk<ConsentTextsDto>(['admin', 'sites', site.id, 'consent-texts'], path);
  const button = (
    <Button look="main" onPress={() => publish(true)}>
      {say.publish}
    </Button>
  );
  return (
    <Card title={site.name} aside={button}>
      <p className="quiet">{say.why}</p>
      <Answer of={texts}>
        {(data) => (
          <>
            {data.texts.length === 0 && <Empty says={say.none} />}
            <ul className="lines">
              {data.texts.map((text) => (
                <Text key={text.id} text={text} onAsk={ask} />
              ))}
            </ul>
          </>
        )}
      </Answer>
      {isPublishing && <PublishDialog siteId={site.id} onClose={() => publish(false)} />}
      {asked?.what === 'read' && <Read text={asked.text} onClose={() => ask(null)} />}
      {asked?.what === 'retire' && <Retire siteId={site.id} text={asked.text} onClose={() => ask(null)} />}
    </Card>
  );
}

export default function ConsentPage() {
  const sites = useSites();
  return (
    <SettingsPage part="consent">
      <Answer of={sites} lines={6}>
        {(data) => data.sites.map((site) => <Texts key={site.id} site={site} />)}
      </Answer>
    </SettingsPage>
  );
}
