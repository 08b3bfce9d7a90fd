import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { accountWords } from './account-words.js';
import './account.css';

/** Shown once: closed only by whoever says that they are kept. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const say = useWords(accountWords);
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => tell(say.copied));
  return (
    <Dialog title={say.codes} isDismissable={false} onClose={onKept}>
      <p>{say.codesWhy}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="buttons">
        <Button onPress={copy}>{say.copy}</Button>
        <Button onPress={() => print()}>{say.print}</Button>
        <Button look="main" onPress={onKept}>
          {say.kept}
        </Button>
      </div>
    </Dialog>
  );
}
