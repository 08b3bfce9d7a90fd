import { useMemo, useState } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, TextField, useFilter } from 'react-aria-components';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/catalogue.js';
import { useActions, type Action } from '../actions/actions.js';
import { showKey } from '../actions/keys.js';
import { shellWords } from '../shell/shell-words.js';
import './palette.css';

export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(shellWords);
  const { contains } = useFilter({ sensitivity: 'base' });
  const [text, setText] = useState('');
  // As they were when it was opened: the dialog itself covers the screen whose actions these are.
  const actions = useActions();
  const all = useMemo(
    () => [...new Map(actions.filter(({ key }) => key !== 'ctrl+k').map((action) => [action.id, action])).values()],
    [actions],
  );
  const run = (action: Action) => {
    onClose();
    action.run();
  };
  return (
    <Dialog title={say.commands} onClose={onClose}>
      <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
        <TextField autoFocus className="field">
          <Label className="only-read">{say.commandsHint}</Label>
          <Input className="input" placeholder={say.commandsHint} />
        </TextField>
        <ListBox
          className="palette"
          aria-label={say.commands}
          items={all}
          renderEmptyState={() => <p className="quiet">{say.noCommand}</p>}
          onAction={(id) => {
            const action = all.find((one) => one.id === id);
            if (action) run(action);
          }}
        >
          {(action) => (
            <ListBoxItem id={action.id} textValue={action.label} className="palette-item">
              <span>{action.label}</span>
              {action.key && <kbd>{showKey(action.key)}</kbd>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}
