import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWords } from '../../words/catalogue.js';
import { shellWords } from '../shell/shell-words.js';

const Palette = lazy(() => import('./palette.js'));

/** Everything that can be done here, by name; its code comes when it is first opened. */
export function CommandPalette() {
  const say = useWords(shellWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" className="to-commands" shortcut="ctrl+k" says={say.commands} onPress={() => setOpen(true)}>
        <Icon name="search" />
        <span className="only-read">{say.commands}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
