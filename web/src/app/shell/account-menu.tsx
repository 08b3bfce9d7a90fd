import { DialogTrigger, Dialog, Popover } from 'react-aria-components';
import { Link } from 'react-router';
import type { SessionDto } from '../../../../src/contracts/session.dto.js';
import { signOut } from '../../api/session.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { chooseLanguage, languageNames, languages, useLanguage } from '../../words/language.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { useActions, useOffers } from '../actions/actions.js';
import { chooseTheme, themes, useTheme } from '../theme.js';
import { shellWords } from './shell-words.js';

const themeKeys = { device: 'alt+y', light: 'alt+u', dark: 'alt+i' } as const;

/** The tour is a command of the screen: there is none for some roles. */
function ShowAround({ onChosen }: { readonly onChosen: () => void }) {
  const tour = useActions().find(({ id }) => id === 'tour');
  if (!tour) return null;
  const show = () => {
    onChosen();
    tour.run();
  };
  return <Button onPress={show}>{tour.label}</Button>;
}

/** Language, colours and the way out; each of them is also a command. */
export function AccountMenu({ session: { user, roles } }: { readonly session: SessionDto }) {
  const say = useWords(shellWords);
  const language = useLanguage();
  const theme = useTheme();
  const sentence = useProblemSentence();
  const leave = () => void signOut().catch((error: unknown) => tell(sentence(error), 'alarm'));
  useOffers(
    ...languages.map(
      (one) =>
        one !== language && {
          id: `language:${one}`,
          label: `${say.language}: ${languageNames[one]}`,
          key: 'alt+l' as const,
          run: () => chooseLanguage(one),
        },
    ),
    ...themes.map(
      (one) =>
        one !== theme && {
          id: `theme:${one}`,
          label: `${say.theme}: ${say[one]}`,
          key: themeKeys[one],
          run: () => chooseTheme(one),
        },
    ),
    { id: 'sign-out', label: say.signOut, key: 'alt+q', run: leave },
  );
  return (
    <DialogTrigger>
      <Button look="plain" aria-label={`${say.account}: ${user.name}`}>
        <Icon name="person" />
      </Button>
      <Popover className="menu" placement="bottom end">
        <Dialog aria-label={say.account} className="stack">
          {({ close }) => (
            <>
              <div className="menu-person">
                <strong>{user.name}</strong>
                <div className="quiet small">{user.email}</div>
              </div>
              <Choice
                label={say.language}
                value={language}
                options={languages.map((value) => ({ value, label: languageNames[value] }))}
                onChange={chooseLanguage}
              />
              <Choice
                label={say.theme}
                value={theme}
                options={themes.map((value) => ({ value, label: say[value] }))}
                onChange={chooseTheme}
              />
              <Link className="button" to="/account" onClick={close}>
                {say.ownAccount}
              </Link>
              {roles.includes('admin') && (
                <Link className="button" to="/users" onClick={close}>
                  {say.staffAccess}
                </Link>
              )}
              {roles.includes('privacy-officer') && (
                <Link className="button" to="/settings/retention" onClick={close}>
                  {say.retention}
                </Link>
              )}
              {roles.some((role) => role === 'manager' || role === 'supervisor') && (
                <Link className="button" to="/settings/health" onClick={close}>
                  {say.health}
                </Link>
              )}
              <ShowAround onChosen={close} />
              <Button onPress={leave}>{say.signOut}</Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
