import type { FactorsDto } from '../../../../src/contracts/signing-in/factors.dto.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { useWords } from '../../words/catalogue.js';
import { accountWords } from './account-words.js';
import { FactorCards } from './factor-cards.js';
import { PasswordCard } from './password-card.js';
import { SessionsCard } from './sessions-card.js';
import './account.css';

/** How one signs in oneself, and where one is. */
export default function AccountPage() {
  const say = useWords(accountWords);
  const factors = useAsk<FactorsDto>(['me', 'factors'], '/v1/me/factors');
  return (
    <Page title={say.title}>
      <div className="account">
        <PasswordCard />
        <Answer of={factors}>{(data) => <FactorCards factors={data} />}</Answer>
        <SessionsCard />
      </div>
    </Page>
  );
}
